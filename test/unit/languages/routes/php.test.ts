import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

const inPhp = (source: string): Promise<string[]> => routesIn('php', `<?php\n// 😀\n${source}\n`);

describe('Laravel', () => {
  it('declares routes, alone and in groups', async () => {
    const source = `<?php

use Illuminate\\Support\\Facades\\Route;

Route::get('/', fn () => view('home'));
Route::get('users/{id}', [UserController::class, 'show'])->name('users.show');

Route::prefix('admin')->middleware(['auth'])->group(function () {
    Route::get('/', Dashboard::class);
    Route::middleware('throttle')
        ->post('reports', [
            ReportController::class,
        ]);
    Route::group(['prefix' => 'deep', 'as' => 'deep.'], function () {
        Route::match(['get', 'post'], '/m', 'C@m');
    });
});

Route::resource('photos', PhotoController::class)->only(['index', 'show']);
`;
    expect(await placesIn('php', source)).toEqual([
      'GET / 5-5',
      'GET /users/{id} 6-6',
      'GET /admin 9-9',
      'POST /admin/reports 11-13',
      'GET /admin/deep/m 15-15',
      'POST /admin/deep/m 15-15',
      'GET /photos 19-19',
      'GET /photos/{photo} 19-19',
    ]);
  });

  it.each([
    ["Route::any('/x', X::class);", ['* /x']],
    ["Route::view('/x', 'x');", ['GET /x']],
    ["Route::redirect('/x', '/y');", ['* /x']],
    ["Route::permanentRedirect('/x', '/y');", ['* /x']],
    ["Route::inertia('/x', 'X');", ['GET /x']],
    ["Route::get(uri: '/x', action: X::class);", ['GET /x']],
    ["Route::get(LATER, X::class); const LATER = '/x';", ['GET /x']],
    ["\\Illuminate\\Support\\Facades\\Route::put('/x', X::class);", ['PUT /x']],
    ["Route::prefix('a')->delete('x', X::class);", ['DELETE /a/x']],
    ["const P = '/p'; Route::get(P . '/x', X::class);", ['GET /p/x']],
    ["class A { const P = '/p'; } Route::get(A::P . '/x', X::class);", ['GET /p/x']],
    [
      "$p = 'p'; Route::prefix($p)->group(function () { Route::get('x', X::class); });",
      ['GET /p/x'],
    ],
    ['Route::get("/caf\\u{e9}/\\x41", X::class);', ['GET /café/A']],
    ["Route::get('/straße/😀', X::class);", ['GET /straße/😀']],
    [
      "Route::resource('photos', P::class);",
      [
        'GET /photos',
        'GET /photos/create',
        'POST /photos',
        'GET /photos/{photo}',
        'GET /photos/{photo}/edit',
        'PUT /photos/{photo}',
        'PATCH /photos/{photo}',
        'DELETE /photos/{photo}',
      ],
    ],
    [
      "Route::apiResource('photos.blog-posts', P::class)->except('update', 'destroy');",
      [
        'GET /photos/{photo}/blog-posts',
        'POST /photos/{photo}/blog-posts',
        'GET /photos/{photo}/blog-posts/{blog_post}',
      ],
    ],
    ["Route::resource('a/people', P::class, ['only' => ['show']]);", ['GET /a/people/{person}']],
    ["Route::resource('a', P::class)->only([]);", []],
  ])('reads the routes of %s', async (source, routes) => {
    expect(await inPhp(source)).toEqual(routes);
  });
});

it('Slim and Lumen declare routes on variables with the names of routers', async () => {
  const source = `
$app->get('/a', function ($request) {});
$app->group('/users', function (RouteCollectorProxy $group) {
    $group->get('', UserList::class);
    $group->map(['GET', 'PUT'], '/{id}', UserAction::class);
});
$router->group(['prefix' => 'api'], function () use ($router) {
    $router->post('/x', 'X@y');
});
$this->router->get('/own', [$this, 'own']);
$r->addRoute('GET', '/fast', 'handler');
`;
  expect(await inPhp(source)).toEqual([
    'GET /a',
    'GET /users',
    'GET /users/{id}',
    'PUT /users/{id}',
    'POST /api/x',
    'GET /own',
    'GET /fast',
  ]);
});

describe('Symfony', () => {
  it('declares routes by attributes', async () => {
    const source = `<?php

#[Route('/blog', name: 'blog_')]
final class BlogController extends AbstractController
{
    private const PAGE = '/page';

    #[Route('/', name: 'index', methods: ['GET', Request::METHOD_POST])]
    #[IsGranted('x')]
    public function index(): Response
    {
        return $this->cache->get('/no', fn () => 1);
    }

    #[Route(path: self::PAGE . '/{n}', methods: 'GET')]
    #[Route('/list/{n}')]
    public function page(int $n): Response {}
}

#[Route('/invoked', methods: ['PUT'])]
class Invoked
{
    public function __invoke() {}
}
`;
    expect(await placesIn('php', source)).toEqual([
      'GET /blog/ 8-13',
      'POST /blog/ 8-13',
      'GET /blog/page/{n} 15-17',
      '* /blog/list/{n} 15-17',
      'PUT /invoked 20-24',
    ]);
  });
});

describe('PHP code without routes', () => {
  it.each([
    "$client->get('/x', []);",
    "$cache->get('/x', fn () => 1);",
    "$this->get('/x', []); $this->client->get('/x', []);",
    "$app->get('/x');",
    "$app->get('service', []);",
    "$router->view('/x', 'y'); $router->redirect('/x', '/y');",
    "$other->router->get('/x', 'y');",
    "Http::get('/x', []); Cache::get('/x', 1); Router::get('/x', 1);",
    "Route::get('/x');",
    'Route::get($path, X::class);',
    'Route::get("/x/$y", X::class);',
    "Route::get('/x' . $y, X::class);",
    "Route::get('/x' + '/y', X::class);",
    "Route::has('/x', y);",
    "Route::prefix($unknown)->group(function () { Route::get('/x', X::class); });",
    "Route::group(['prefix' => env('P')], function () { Route::get('/x', X::class); });",
    "Route::resource('a', P::class)->only($actions);",
    "Route::resource('a', P::class)->parameters(['a' => 'b']);",
    'class A { #[Route(X::Y)] function b() {} }',
    '#[Route(X::Y)] class A { #[Route("/x")] function b() {} }',
    '#[Route("/x")] class A { function b() {} }',
    'class A { #[Other("/x")] function b() {} }',
    "/** @Route('/x') */ function b() {}",
    "// Route::get('/x', X::class);",
  ])('%s', async (source) => {
    expect(await inPhp(source)).toEqual([]);
  });
});

it('findRoutes finds routes after a syntax error in PHP', async () => {
  expect(await inPhp("Route::get('/a', function ( {;\nRoute::get('/b', X::class);")).toContain(
    'GET /b',
  );
});
