import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

const inRust = (source: string): Promise<string[]> => routesIn('rust', `// 😀\n${source}\n`);
const inBody = (body: string): Promise<string[]> => inRust(`fn f() {\n${body}\n}`);

describe('axum', () => {
  it('declares routes in routers that are nested and merged', async () => {
    const source = `
use axum::{routing::{get, post}, Router};

const API: &str = "/api";

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/health", get(|| async { "ok" }))
        .nest("/users", users())
        .nest(API, Router::new().route("/in", post(add)))
        .merge(other())
        .with_state(state);
    let app = app.nest("/own", Self::own()).route("/late", axum::routing::any(handler));
    client.get("/no").send().await?;
}

fn users() -> Router {
    Router::new()
        .route("/", get(list).post(add))
        .route(
            "/{id}",
            axum::routing::delete(remove),
        )
}

fn own() -> Router {
    log();
    Router::new().route("/x", get(h))
}

fn other() -> Router<AppState> {
    let router = Router::new().route("/other", on(MethodFilter::PUT, handler));
    router.route_service("/files", service)
}
`;
    expect(await placesIn('rust', source)).toEqual([
      'GET /health 9-9',
      'POST /api/in 11-11',
      '* /late 14-14',
      'GET /users 20-20',
      'POST /users 20-20',
      'DELETE /users/{id} 21-24',
      'GET /own/x 29-29',
      'PUT /other 33-33',
      '* /files 34-34',
    ]);
  });

  it.each([
    ['Router::<S>::new().route("/x", get::<_, _>(h))', ['GET /x']],
    ['let r = make()?; r.route("/x", patch(h).layer(l))', ['PATCH /x']],
    ['Self::routes().route("/x", head_service(h))', ['HEAD /x']],
    [
      'let mut r = Router::new(); r = r.route("/x", get(h)); Router::new().nest("/a", r)',
      ['GET /a/x'],
    ],
    [
      'fn make() -> R { Router::new() }\nRouter::new().nest("/a", (make().await?).route("/x", get(h)))',
      ['GET /a/x'],
    ],
    [
      'let r = Router::new(); let r = r.route("/x", get(h)); Router::new().nest("/a", r)',
      ['GET /a/x'],
    ],
    ['let r = Router::new().route("/x", get(h)); Router::new().nest("/a", &mut r)', ['GET /a/x']],
    [
      'fn r() -> R { Router::new().route("/x", get(h)) }\nRouter::new().nest("/a", other::r())',
      ['GET /x'],
    ],
    [
      'let r = Router::new().route("/x", get(h)); { let r = r.layer(l); Router::new().nest("/a", r); }',
      ['GET /a/x'],
    ],
    ['Router::new().route("/x", any_service(h))', ['* /x']],
    ['Router::new().route("/caf\\u{e9}/\\x41", get(h))', ['GET /café/A']],
    ['Router::new().route(r#"/raw"#, get(h))', ['GET /raw']],
  ])('reads the routes of %s', async (body, routes) => {
    expect(await inBody(body)).toEqual(routes);
  });
});

describe('actix', () => {
  it('declares routes by attributes and in scopes', async () => {
    const source = `
#[get("/users/{id}")]
async fn user(path: web::Path<u32>) -> impl Responder {
    HttpResponse::Ok()
}

#[actix_web::route("/either", method = "GET", method = "POST")]
#[doc = "Both."]
async fn either() -> impl Responder {}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(
        web::scope("/v1")
            .service(user)
            .route("/", web::get().to(index))
            .service(web::resource("/items").route(web::post().to(add)).to(any)),
    );
}

fn main() {
    App::new().service(web::scope("/api").configure(configure)).service(either)
}
`;
    expect(await placesIn('rust', source)).toEqual([
      'GET /api/v1/users/{id} 2-5',
      'GET /either 7-9',
      'POST /either 7-9',
      'GET /api/v1/ 15-15',
      'POST /api/v1/items 16-16',
      '* /api/v1/items 16-16',
    ]);
  });
});

it('route attributes may stand between other attributes', async () => {
  const source = `
#[doc = "One."]
#[get("/one")]
async fn one() {}

#[route("/two", guard = "x", method = "PUT")]
async fn two() {}
`;
  expect(await placesIn('rust', source)).toEqual(['GET /one 2-4', 'PUT /two 6-7']);
});

it('Rocket mounts functions with attributes', async () => {
  const source = `
#[post("/tea?<kind>", data = "<input>")]
fn tea(kind: &str, input: Form<Tea>) {}

#[launch]
fn rocket() -> _ {
    rocket::build().mount("/api", routes![tea, other::coffee])
}
`;
  expect(await placesIn('rust', source)).toEqual(['POST /api/tea 2-3']);
});

describe('Rust code without routes', () => {
  it.each([
    'fn f() { map.get("/x"); client.get("/x").send(); cache.route("/x", y); }',
    'fn f() { Router::new().route(path, get(h)); }',
    'fn f() { Router::new().route(&format!("/{}", x), get(h)); }',
    'fn f() { Router::new().route("/x", handler); }',
    'fn f() { Router::new().nest(prefix, Router::new().route("/x", get(h))); }',
    'fn f() { web::get().to(h); }',
    'fn f() { Router::new().route("/x"); }',
    '#[get] fn f() { "/x" }',
    '#[get(PATH)] fn f() { "/x" }',
    '#[Get("/x")] fn f() {}',
    '#[route("/x")] fn f() {}',
    '#[doc("/x")] fn f() {}',
    '#[get("/x")] struct A;',
    '// #[get("/x")]\nfn f() {}',
  ])('%s', async (source) => {
    expect(await inRust(source)).toEqual([]);
  });
});

it('findRoutes finds routes after a syntax error in Rust', async () => {
  expect(await inRust('#[get("/a")] fn a( {\n\n#[get("/b")]\nfn b() {}')).toContain('GET /b');
});
