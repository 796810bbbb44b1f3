import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

const inCSharp = (source: string): Promise<string[]> => routesIn('csharp', source);

describe('ASP.NET controllers', () => {
  it('declare routes by attributes', async () => {
    const source = `
namespace Api;

[ApiController]
[Route("api/[controller]")]
public class UsersController : ControllerBase
{
    private const string Sub = "sub";

    [HttpGet]
    public IActionResult All()
    {
        return Ok(cache.Get("/no"));
    }

    [HttpGet("{id:int}", Name = "GetUser"), Authorize]
    public async Task<User> GetAsync(int id) => await service.Find(id);

    [HttpPost]
    [Route("[action]")]
    public User CreateAsync() => new();

    [HttpDelete("~/whole/{id}")]
    public void Remove(int id) { }

    [Route(Sub + "/x")]
    public User Any() => new();
}
`;
    expect(await placesIn('csharp', source)).toEqual([
      'GET /api/Users 10-14',
      'GET /api/Users/{id:int} 16-17',
      'POST /api/Users/Create 19-21',
      'DELETE /whole/{id} 23-24',
      '* /api/Users/sub/x 26-27',
    ]);
  });

  it.each([
    ['[Route("a")] [Route("b")]', '[HttpGet("x")]', ['GET /a/x', 'GET /b/x']],
    ['', '[HttpPut("x")]', ['PUT /x']],
    ['[Route("a")]', '[HttpPatch("/x")]', ['PATCH /x']],
    ['[Route("a")]', '[HttpGet("x")] [HttpHead("y")]', ['GET /a/x', 'HEAD /a/y']],
    ['[Route("a")]', '[HttpGet] [HttpHead]', ['GET /a', 'HEAD /a']],
    ['[Route("a")]', '[AcceptVerbs("get", "POST")]', ['GET /a', 'POST /a']],
    ['[Route("a")]', '[AcceptVerbs("GET", Route = "x")]', ['GET /a/x']],
    ['[Route("a")]', '[HttpGetAttribute("x")]', ['GET /a/x']],
    ['[Route("a")]', '[HttpGet(Name = "n", Order = 1)]', ['GET /a']],
    ['[Route(name: "n", template: "a")]', '[HttpGet("x")]', []],
    ['[Route("a")]', '[Microsoft.AspNetCore.Mvc.HttpGet("x")]', ['GET /a/x']],
    ['[Route("[Controller]/[action]")]', '[HttpGet]', ['GET /Things/Run']],
    ['[Area("Adm")] [Route("[area]/x")]', '[HttpGet]', ['GET /Adm/x']],
    ['[Route(Paths.Base)]', '[HttpGet($"{Paths.Base}/x")]', ['GET /base/base/x']],
    ['[Route(@"a")]', '[HttpGet("caf\\u00e9")]', ['GET /a/café']],
    ['[Route("""a""")]', '[HttpGet]', ['GET /a']],
  ])('combine the attributes %s and %s', async (ofClass, ofMethod, routes) => {
    const source = `// 😀
${ofClass} public class ThingsController : ControllerBase { ${ofMethod} public int RunAsync() => 1; }
static class Paths { public const string Base = "base"; }
`;
    expect(await inCSharp(source)).toEqual(routes);
  });
});

describe('ASP.NET endpoints', () => {
  it('are mapped on an application and on groups', async () => {
    const source = `
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
const string Version = "v1";

app.MapGet("/", () => "Hello");
var todos = app.MapGroup("/todos").WithTags("Todos").RequireAuthorization();
todos.MapGet("/", All);
todos.MapPost($"/{Version}/{{id}}", async (int id) =>
{
    await Task.Delay(1);
});
app.MapGroup(Version)
    .MapGroup("/inner")
    .MapDelete("/{id}", Remove)
    .WithName("Remove");
app.MapMethods("/either", new[] { "GET", "post" }, Either);
app.MapGroup("/extended").MapUsers();
app.Run();

static class Users
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/{id}", Update);
    }
}
`;
    expect(await placesIn('csharp', source)).toEqual([
      'GET / 6-6',
      'GET /todos 8-8',
      'POST /todos/v1/{id} 9-12',
      'DELETE /v1/inner/{id} 15-15',
      'GET /either 17-17',
      'POST /either 17-17',
      'PUT /extended/{id} 25-25',
    ]);
  });

  it('have the methods of a list, or any method if the list is not known', async () => {
    const source = 'app.MapMethods("/a", ["GET", "PUT"], H); app.MapMethods("/b", METHODS, H);';
    expect(await inCSharp(source)).toEqual(['GET /a', 'PUT /a', '* /b']);
  });

  it('belong to the group of their own scope', async () => {
    const source = `
class A
{
    void One(WebApplication app) { var g = app.MapGroup("/one"); g.MapGet("/x", H); }
    void Two(WebApplication app) { var g = app.MapGroup("/two"); g.MapGet("/x", H); }
    void Three(RouteGroupBuilder g) { g.MapGet("/x", H); }
}
`;
    expect(await inCSharp(source)).toEqual(['GET /one/x', 'GET /two/x', 'GET /x']);
  });
});

describe('C# code without routes', () => {
  it.each([
    'class A { void B() { http.GetAsync("/x"); cache.Get("/x", 1); mapper.Map("/x", y); app.Map("/x", h); } }',
    'class A : Controller { [HttpGet] public int B() => 1; }',
    '[Route("a")] class A : Controller { public int B() => 1; [Authorize] public int C() => 1; }',
    '[Route("a")] class A : Controller { [HttpGet(Unknown.Path)] public int B() => 1; }',
    '[Route(Unknown.Path)] class A : Controller { [HttpGet("x")] public int B() => 1; }',
    '[Route("[area]/x")] class A : Controller { [HttpGet] public int B() => 1; }',
    'interface IApi { [Get("/users")] Task<int> B(); }',
    'app.MapGet(path, handler);',
    'app.MapGet($"/{name}", handler);',
    'const int N = 1; app.MapGet($"/{N}", handler);',
    'const string P = "a"; app.MapGet($"/{P,5}", handler);',
    'app.MapGet("/x");',
    'app.MapMethods("/x", h);',
    'Map("/x", h); MapGet("/x", h);',
    'app.MapGroup(prefix).MapGet("/x", handler);',
    'app.MapHub<Chat>("/x"); app.MapHealthChecks("/x", o);',
    '// app.MapGet("/x", handler);',
  ])('%s', async (source) => {
    expect(await inCSharp(source)).toEqual([]);
  });
});

it('findRoutes finds routes after a syntax error in C#', async () => {
  expect(await inCSharp('app.MapGet("/a", ( => ;\napp.MapGet("/b", h);')).toContain('GET /b');
});
