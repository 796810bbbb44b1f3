import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

const inPython = (source: string): Promise<string[]> => routesIn('python', source);

describe('FastAPI', () => {
  it('declares routes below the prefix of their router', async () => {
    const source = `
from fastapi import APIRouter, Depends, FastAPI, status

router = APIRouter(prefix="/auth", tags=["auth"])
app = FastAPI()


@router.post(
    "/mfa/setup",
    response_model=MfaSetup,
    status_code=status.HTTP_201_CREATED,
)
async def set_up_mfa(user: User = Depends(current_user)) -> MfaSetup:
    secret = cache.get("/no")
    return MfaSetup(secret)


@router.get("")
def sessions(): ...


@router.delete("/{session_id}/")
@limiter.limit("5/minute")
def end(session_id: int): ...


@app.get("/healthz", include_in_schema=False)
def healthz():
    return {}
`;
    expect(await placesIn('python', source)).toEqual([
      'POST /auth/mfa/setup 8-15',
      'GET /auth 18-19',
      'DELETE /auth/{session_id}/ 22-24',
      'GET /healthz 27-29',
    ]);
  });

  it.each([
    ['@app.api_route("/x")', ['GET /x']],
    ['@app.api_route("/x", methods=["get", "PUT"])', ['GET /x', 'PUT /x']],
    ['@app.api_route("/x", methods=METHODS)', ['* /x']],
    ['@app.api_route(path="/x", methods=("GET",))', ['GET /x']],
    ['@app.api_route("/x", methods={"PUT"})', ['PUT /x']],
    ['@app.trace("/x")', ['TRACE /x']],
    ['@app.websocket("/ws")', ['GET /ws']],
    ['@app.head("/x")', ['HEAD /x']],
    ['@app.options("/x")', ['OPTIONS /x']],
    ['@app.patch("/x")\n@app.put("/x")', ['PATCH /x', 'PUT /x']],
    ['@self.app.get("/x")', ['GET /x']],
    ['@routers.users.get("/x")', ['GET /x']],
    ['@app.get("/a" "/b")', ['GET /a/b']],
    ['@app.get("""/x""")', ['GET /x']],
    ['@app.get(r"/x/{id:\\d+}")', ['GET /x/{id:\\d+}']],
    ['@app.get(f"/x/{{id}}")', ['GET /x/{id}']],
    ['@app.get("/caf\\u00e9/\\x41\\U0001F600")', ['GET /café/A😀']],
    ['@app.get("/straße/😀")', ['GET /straße/😀']],
  ])('reads the routes of %s', async (decorator, routes) => {
    expect(await inPython(`# 😀\n${decorator}\ndef handler(): ...\n`)).toEqual(routes);
  });

  it('declares routes with `add_api_route`', async () => {
    const source = `
app.add_api_route("/one", one, methods=["PUT"])
app.add_api_route("/two", two)
`;
    expect(await placesIn('python', source)).toEqual(['PUT /one 2-2', 'GET /two 3-3']);
  });

  it('adds the prefix of `include_router` in the same file', async () => {
    const source = `
users = APIRouter(prefix="/users")
admin = APIRouter(prefix=ADMIN)
api = APIRouter(prefix="/api")
sub = FastAPI()

@users.get("/{id}")
def one(id): ...

@sub.get("/x")
def x(): ...

api.include_router(users)
api.include_router(users, prefix="/v2")
app.include_router(api, prefix="/root")
app.mount("/sub", sub)
app.include_router(other.router, prefix="/other")
`;
    expect(await inPython(source)).toEqual([
      'GET /root/api/users/{id}',
      'GET /root/api/v2/users/{id}',
      'GET /sub/x',
    ]);
  });

  it('evaluates constants of the same file', async () => {
    const source = `
VERSION = "v1"
BASE = f"/{VERSION}"

class Paths:
    USERS = BASE + "/users"

router = APIRouter(prefix=Paths.USERS)

@router.get(f"{BASE}/x")
def x(): ...
`;
    expect(await inPython(source)).toEqual(['GET /v1/users/v1/x']);
  });

  it('takes the router of the scope of a function', async () => {
    const source = `
router = APIRouter(prefix="/outer")

def make():
    router = APIRouter(prefix="/inner")

    @router.get("/a")
    def a(): ...

    return router

def attach(router):
    @router.get("/b")
    def b(): ...

class Controller:
    def __init__(self):
        self.router = APIRouter(prefix="/own")

        @self.router.get("/c")
        def c(): ...

@router.get("/d")
def d(): ...
`;
    expect(await inPython(source)).toEqual([
      'GET /inner/a',
      'GET /b',
      'GET /own/c',
      'GET /outer/d',
    ]);
  });

  it('takes a parameter for a router, not the global of the same name', async () => {
    const source = `
router = APIRouter(prefix="/outer")

def attach(router: APIRouter):
    @router.get("/a")
    def a(): ...

def attach_more(router=None, other: int = 1):
    @router.get(LATER)
    def b(): ...

LATER = "/b"
`;
    expect(await inPython(source)).toEqual(['GET /a', 'GET /b']);
  });

  it('takes a parameter for a router throughout the function', async () => {
    const source = `
def attach(app, users: APIRouter, items=None):
    @users.get("/a")
    def a(): ...

    @items.get("/b")
    def b(): ...

    app.include_router(users, prefix="/users")
    app.include_router(items, prefix="/items")
`;
    expect(await inPython(source)).toEqual(['GET /users/a', 'GET /items/b']);
  });

  it('takes the prefix of the last assignment before the decorator', async () => {
    const source = `
router = APIRouter(prefix="/one")

@router.get("/a")
def a(): ...

router = APIRouter(prefix="/two")

@router.get("/a")
def a2(): ...
`;
    expect(await inPython(source)).toEqual(['GET /one/a', 'GET /two/a']);
  });
});

describe('Flask', () => {
  it('declares routes below the prefix of a blueprint', async () => {
    const source = `
from flask import Blueprint, Flask

bp = Blueprint("auth", __name__, url_prefix="/auth")

@bp.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "POST":
        return redirect("/no")

@bp.route("/")
def index(): ...

@bp.get("/logout")
def logout(): ...
`;
    expect(await placesIn('python', source)).toEqual([
      'GET /auth/login 6-9',
      'POST /auth/login 6-9',
      'GET /auth/ 11-12',
      'GET /auth/logout 14-15',
    ]);
  });

  it('replaces the prefix of a blueprint where it is registered with another', async () => {
    const source = `
bp = Blueprint("a", __name__, url_prefix="/own")

@bp.route("/x")
def x(): ...

app.register_blueprint(bp)
app.register_blueprint(bp, url_prefix="/other/")
`;
    expect(await inPython(source)).toEqual(['GET /own/x', 'GET /other/x']);
  });

  it('takes the methods of a `MethodView`', async () => {
    const source = `
class Users(MethodView):
    def get(self): ...

    @login_required
    def post(self): ...

    def helper(self): ...

app.add_url_rule("/users", view_func=Users.as_view("users"))
app.add_url_rule("/items", view_func=Imported.as_view("items"))
app.add_url_rule("/one", "one", one)

ns = Namespace("pets")

@ns.route("/<int:id>")
class Pet(Resource):
    def delete(self, id): ...
`;
    expect(await inPython(source)).toEqual([
      'GET /users',
      'POST /users',
      '* /items',
      'GET /one',
      'DELETE /pets/<int:id>',
    ]);
  });
});

describe('tables of routes', () => {
  it('are read for Django', async () => {
    const source = `
from django.contrib import admin
from django.urls import include, path, re_path as pattern

urlpatterns = [
    path("", views.home),
    path("users/<int:id>/", views.user, name="user"),
    path("api/", include([
        path("items/", views.items),
    ])),
    path("blog/", include("blog.urls")),
    path("admin/", admin.site.urls),
    pattern(r"^about/$", views.about),
    pattern(r"^year/(?P<year>[0-9]{4})/$", views.year),
    path(PREFIX + "x/", views.x),
    include("z/", z),
    path("outer/", include([path("inner/", include([path("x/", x)])), path("y/", y)])),
]
`;
    expect(await placesIn('python', source)).toEqual([
      '* / 6-6',
      '* /users/<int:id>/ 7-7',
      '* /api/items/ 9-9',
      '* /about/ 13-13',
      '* /outer/inner/x/ 17-17',
      '* /outer/y/ 17-17',
    ]);
  });

  it('are read for Starlette', async () => {
    const source = `
from starlette.routing import Host, Mount, Route, WebSocketRoute
from fastapi.routing import APIRoute

class Users(HTTPEndpoint):
    async def get(self, request): ...
    async def post(self, request): ...

routes = [
    Route("/", home),
    Route("/login", login, methods=["POST"]),
    Host("/no", login),
    APIRoute("/api", login),
    Mount("/api", routes=[Route("/users", Users), WebSocketRoute("/ws", ws)]),
]
`;
    expect(await inPython(source)).toEqual([
      'GET /',
      'POST /login',
      'GET /api',
      'GET /api/users',
      'POST /api/users',
      'GET /api/ws',
    ]);
  });

  it('are read only where their functions are imported from these', async () => {
    const source = `
from pathlib import path
from mine import Route
files = [path("a/", b), Route("/x", y), get("/z")]
`;
    expect(await inPython(source)).toEqual([]);
  });
});

describe('Python code without routes', () => {
  it.each([
    'requests.get("/users")',
    'response = client.get("/users")',
    'os.environ.get("/x")',
    'cache.get("/x", handler)',
    'app.get("/x", handler)',
    '@mock.patch("app.services.get")\ndef test_it(get): ...',
    '@patch("/x")\ndef test_it(): ...',
    '@app.get\ndef x(): ...',
    '@app.get()\ndef x(): ...',
    '@app.get(PATH)\ndef x(): ...',
    '@app.get(f"/{name}")\ndef x(): ...',
    '@app.get("/x" + suffix())\ndef x(): ...',
    '@app.get("/%s" % name)\ndef x(): ...',
    '@app.get("relative")\ndef x(): ...',
    '@app.get("/two\\nlines")\ndef x(): ...',
    '@app.middleware("/http")\ndef x(): ...',
    '@app.exception_handler("/x")\ndef x(): ...',
    '@property.getter("/x")\ndef x(): ...',
    '# @app.get("/x")\ndef x(): ...',
    '"""\n@app.get("/x")\ndef x(): ...\n"""',
    'router = APIRouter(prefix=settings.PREFIX)\n@router.get("/x")\ndef x(): ...',
    'P = "/a"\nP += "/b"\n@app.get(P)\ndef x(): ...',
    'if debug:\n    P = "/a"\nelse:\n    P = "/b"\n@app.get(P)\ndef x(): ...',
  ])('%j', async (source) => {
    expect(await inPython(`import os\n${source}\n`)).toEqual([]);
  });
});

describe('Python with syntax errors', () => {
  it('keeps the routes after the error', async () => {
    const source = `
@app.get("/a")
def a(:
    return (

@app.get("/b")
def b():
    return 1
`;
    expect(await inPython(source)).toContain('GET /b');
  });

  it.each(['', '@', '@app.get("/x', '@app.get("/x")', '\u0000@a.get(', '@a.b.get("/x")\n@'])(
    'does not throw: %j',
    async (source) => {
      expect(Array.isArray(await inPython(source))).toBe(true);
    },
  );
});
