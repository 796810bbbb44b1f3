import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

/** The routes of a function's body, with what stands beside the function. */
const inGo = (body: string, beside = ''): Promise<string[]> =>
  routesIn('go', `package x\n\n// 😀\nfunc f() {\n${body}\n}\n${beside}\n`);

describe('net/http', () => {
  it('has routes on the package, on a mux and on a mux that is a parameter', async () => {
    const source = `
package main

import "net/http"

const api = "/api"

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("/no", r.URL.Query().Get("/no"))
	})
	mux.Handle(api+"/", http.StripPrefix("/api", other))
	http.HandleFunc("/healthz", healthz)
	http.Handle("POST example.com/hosted", handler)
	http.Handle("/", mux)
	resp, err := http.Get("/no")
	http.Post("/no", "text/plain", body)
}

func (s *Server) routes(m *http.ServeMux) {
	m.HandleFunc(\`/raw\`, s.raw)
}
`;
    expect(await placesIn('go', source)).toEqual([
      'GET /items/{id} 10-12',
      '* /api/ 13-13',
      '* /healthz 14-14',
      'POST /hosted 15-15',
      '* /raw 22-22',
    ]);
  });

  it.each([
    ['s.router.HandleFunc("/x", h)', 'type S struct { router *http.ServeMux }'],
    ['s.anything.Handle("/x", h)', 'type S struct { a, anything *http.ServeMux }'],
    ['s.r = http.NewServeMux()\ns.r.Handle("/x", h)', ''],
    ['s := &S{r: http.NewServeMux()}\ns.r.Handle("/x", h)', ''],
    ['s.mux.Handle("/x", h)', ''],
    ['whatever.HandleFunc("/x", h)', ''],
    ['m := other()\nif m == nil {\nm = http.NewServeMux()\n}\nm.Handle("/x", h)', ''],
    ['var m http.ServeMux\nm.Handle("/x", h)', ''],
    ['m := &http.ServeMux{}\nm.Handle("/x", h)', ''],
    ['m := make()\nm.Handle("/x", h)', 'func make() *http.ServeMux { return nil }'],
    [
      'm, err := make()\nm.Handle("/x", h)',
      'func make() (*http.ServeMux, error) { return nil, nil }',
    ],
    ['m.Handle("/x", h)', 'var m = http.NewServeMux()'],
    ['m.Handle(path, h)', 'var m = http.NewServeMux()\nconst (\n\tother = "/y"\n\tpath = "/x"\n)'],
    ['m.Handle(path, h)', 'var (\n\tm = http.NewServeMux()\n\tpath = "/x"\n)'],
    ['m.Handle("/\\u0078", h)', 'var m = http.NewServeMux()'],
  ])('has a route for %s', async (body, beside) => {
    expect(await inGo(body, beside)).toEqual(['* /x']);
  });
});

describe('chi', () => {
  it('has routes in routes, groups and mounted routers', async () => {
    const source = `package x

func routes(db *DB) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.Logger)
	r.Get("/", home)
	r.With(auth, paginate).Get("/list", func(w http.ResponseWriter, r *http.Request) {
		r.Header.Get("/no")
	})
	r.Route("/articles", func(r chi.Router) {
		r.Get("/", list)
		r.Group(func(r chi.Router) {
			r.Use(auth)
			r.Post("/", create)
		})
		r.Route("/{id}", func(sub chi.Router) {
			sub.Put("/", update)
			sub.MethodFunc("PATCH", "/x", patch)
		})
		r.Route("/named", named)
	})
	r.Mount("/admin", admin())
	r.Mount("/debug", debug.Routes())
	r.Method(http.MethodDelete, "/m", remove)
	return r
}

func named(r chi.Router) {
	r.Head("/n", head)
}

func admin() http.Handler {
	r := chi.NewRouter()
	r.Options("/o", options)
	return r
}
`;
    expect(await placesIn('go', source)).toEqual([
      'GET / 6-6',
      'GET /list 7-9',
      'GET /articles 11-11',
      'POST /articles 14-14',
      'PUT /articles/{id} 17-17',
      'PATCH /articles/{id}/x 18-18',
      'DELETE /m 24-24',
      'HEAD /articles/named/n 29-29',
      'OPTIONS /admin/o 34-34',
    ]);
  });
});

it('gorilla/mux has subrouters, and methods behind a route', async () => {
  const body = `
	r := mux.NewRouter().StrictSlash(true)
	sub := r.PathPrefix("/api").Subrouter()
	sub.HandleFunc("/x", h).Methods("GET", http.MethodPost)
	sub.Handle("/y", h).Name("y").Methods(http.MethodPut)
	r.HandleFunc("/z", h)
`;
  expect(await inGo(body)).toEqual(['GET /api/x', 'POST /api/x', 'PUT /api/y', '* /z']);
});

describe('gin, echo and fiber', () => {
  it('have routes in groups', async () => {
    const body = `
	r := gin.Default()
	r.GET("/ping", func(c *gin.Context) {
		c.GetHeader("/no")
	})
	v1 := r.Group("/v1", auth)
	{
		v1.POST("/a", h)
		v1 := v1.Group("/inner")
		v1.PUT("", h)
		v1.Any("/any", h)
		v1.Handle("DELETE", "/d", h)
	}
	v1.GET("/last", h)

	e := echo.New()
	e.Match([]string{"GET", http.MethodPost}, "/e", h)
	e.Add("PATCH", "/e", h)

	app := fiber.New()
	api := app.Group("/api")
	api.Get("/", h).Post("/p", h)
	api.All("/all", h)
`;
    expect(await inGo(body)).toEqual([
      'GET /ping',
      'POST /v1/a',
      'PUT /v1/inner',
      '* /v1/inner/any',
      'DELETE /v1/inner/d',
      'GET /v1/last',
      'GET /e',
      'POST /e',
      'PATCH /e',
      'GET /api',
      'POST /api/p',
      '* /api/all',
    ]);
  });

  it.each([
    ['g *gin.RouterGroup', 'g.GET'],
    ['h *Handler, g *echo.Group', 'g.GET'],
    ['a, g fiber.Router', 'g.Get'],
    ['g gin.IRouter', 'g.GET'],
  ])('have routes on parameters: %s', async (parameters, call) => {
    const source = `package x\nfunc register(${parameters}) {\n\t${call}("/x", h)\n}\n`;
    expect(await placesIn('go', source)).toEqual(['GET /x 3-3']);
  });
});

describe('Go routers', () => {
  it.each([
    'chi.NewMux()',
    'chi.NewRouter()',
    'echo.New()',
    'fiber.New()',
    'gin.Default()',
    'gin.New()',
    'httprouter.New()',
    'mux.NewRouter()',
    'chi.NewRouter().With(a)',
    'gin.New().Group("").Use(a)',
    'fiber.New().All("/y", h)',
    'gin.New().Any("/y", h)',
    'mux.NewRouter().UseEncodedPath()',
    '(chi.NewRouter().Group(func(r chi.Router) {}))',
  ])('made by %s have routes', async (made) => {
    const routes = await inGo(`r := ${made}\nr.Get("/x", h)`);
    expect(routes.at(-1)).toBe('GET /x');
  });

  it.each([
    '*chi.Mux',
    'chi.Router',
    '*echo.Echo',
    '*echo.Group',
    '*fiber.App',
    '*fiber.Group',
    'fiber.Router',
    '*gin.Engine',
    'gin.IRouter',
    'gin.IRoutes',
    '*gin.RouterGroup',
    '*httprouter.Router',
    '*mux.Router',
  ])('of type %s have routes', async (type) => {
    const source = `package x\nfunc f(r ${type}) { r.Get("/x", h) }\n`;
    expect(await routesIn('go', source)).toEqual(['GET /x']);
  });
});

describe('Go code without routes', () => {
  it.each([
    'client.Get("/x", h)',
    'resp, err := http.Get("/x")',
    'http.Post("/x", "text/plain", body)',
    'cache.Get("/x", value)',
    'c := resty.New()\nc.R().Get("/x", h)',
    'c := New()\nc.GET("/x", h)',
    'r.Header.Get("/x")',
    'c.Query("/x", y)',
    'm := map[string]int{}\nm.Get("/x", h)',
    'r := chi.NewRouter()\nr.Get("/x")',
    'r := chi.NewRouter()\nr.Mount("/x")',
    'r := chi.NewRouter()\nr.Route("/x")',
    'r := chi.NewRouter()\nr.Route("/x", unknown)',
    'r := chi.NewRouter()\nr.Method("GET", "/x")',
    'r := chi.NewRouter()\nr.Method("GET", path, h)',
    'mux := http.NewServeMux()\nmux.Handle(pattern, h)',
    'r := chi.NewRouter()\nr = other()\nr.Get("/x", h)',
    'r := chi.NewRouter()\nr.Get(path, h)',
    'r := chi.NewRouter()\nr.Get("/"+name, h)',
    'r := chi.NewRouter()\nr.Get(fmt.Sprintf("/%s", x), h)',
    'r := chi.NewRouter()\nr.Get("x", h)',
    'r := chi.NewRouter()\nr.Use("/x", h)',
    'r := chi.NewRouter()\nr.get("/x", h)',
    'r := gin.New().Group(prefix)\nr.GET("/x", h)',
    'mux := http.NewServeMux()\nmux.Handle("nowhere", h)',
    'mux := http.NewServeMux()\nmux.Handle("/", chi.NewRouter())',
    'dns.HandleFunc(".", h)',
    'r := chi.NewRouter()\n{ r := map[string]int{}\nr.Get("/x", h) }',
    '// r := chi.NewRouter(); r.Get("/x", h)',
    'r := r\nr.Get("/x", h)',
  ])('%j', async (body) => {
    expect(await inGo(body)).toEqual([]);
  });
});

it('findRoutes finds routes after a syntax error in Go', async () => {
  const beside = 'func broken() { r := chi.NewRouter(\n}\n';
  expect(await inGo('r := chi.NewRouter()\nr.Get("/b", h)', beside)).toEqual(['GET /b']);
});
