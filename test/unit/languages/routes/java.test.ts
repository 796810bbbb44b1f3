import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

const inJava = (source: string): Promise<string[]> => routesIn('java', source);

describe('Spring', () => {
  it('declares routes below the path of the class', async () => {
    const source = `
package com.example.users;

@RestController
@RequestMapping(path = UserController.BASE + "/users", produces = "application/json")
public class UserController {
  static final String BASE = "/api";
  private static final String BY_ID = "/{id}";

  @GetMapping
  public List<User> all() {
    return cache.get("/no");
  }

  @GetMapping({BY_ID, "by-id/{id}"})
  @ResponseStatus(HttpStatus.OK)
  public Mono<User> one(@PathVariable("id") String id) {
    return service.find(id);
  }

  @RequestMapping(
      value = "/search",
      method = {RequestMethod.GET, RequestMethod.POST})
  public List<User> search() {
    return List.of();
  }

  @RequestMapping("/any")
  public void any() {}

  @DeleteMapping(path = Paths.ONE)
  public void remove() {}

  interface Paths {
    String ONE = "/one";
  }
}
`;
    expect(await placesIn('java', source)).toEqual([
      'GET /api/users 10-13',
      'GET /api/users/{id} 15-19',
      'GET /api/users/by-id/{id} 15-19',
      'GET /api/users/search 21-26',
      'POST /api/users/search 21-26',
      '* /api/users/any 28-29',
      'DELETE /api/users/one 31-32',
    ]);
  });

  it.each([
    ['@RestController class A', '@PutMapping("/x")', ['PUT /x']],
    ['@Controller("bean") class A', '@PatchMapping("x")', ['PATCH /x']],
    ['@RequestMapping({"/a", "/b"}) class A', '@PostMapping("/x")', ['POST /a/x', 'POST /b/x']],
    ['@RequestMapping("/a/") interface A', '@GetMapping("/x/")', ['GET /a/x/']],
    ['@RequestMapping("/a") record A(int b)', '@GetMapping', ['GET /a']],
    [
      '@RequestMapping(value = "/a", method = RequestMethod.PUT) class A',
      '@RequestMapping("/x")',
      ['PUT /a/x'],
    ],
    ['class A', '@RequestMapping(path = "/x", method = GET)', ['GET /x']],
    ['class A', '@org.springframework.web.bind.annotation.GetMapping("/x")', ['GET /x']],
    ['class A', '@GetMapping("/caf\\u00e9/\\101" + ("/x"))', ['GET /café/A/x']],
    [
      '@RequestMapping("/outer") class Outer { @RequestMapping("/inner") static class A',
      '@GetMapping("/x")',
      ['GET /inner/x'],
    ],
  ])('combines %s and %s', async (type, annotation, routes) => {
    expect(await inJava(`// 😀\n${type} { ${annotation} public void handle() {} }`)).toEqual(
      routes,
    );
  });
});

it('JAX-RS declares routes below the path of the resource', async () => {
  const source = `
@Path("/users")
public class Users {
  @GET
  public List<User> all() { return null; }

  @POST
  @Path("{id}/items")
  @Produces(MediaType.APPLICATION_JSON)
  public Response add(@PathParam("id") String id) { return null; }

  @Path("/sub")
  public Sub sub() { return null; }
}
`;
  expect(await placesIn('java', source)).toEqual(['GET /users 4-5', 'POST /users/{id}/items 7-10']);
});

it('Micronaut declares routes below the path of the controller', async () => {
  const source = `
@Controller("/users")
class Users {
  @Get("/{id}") User one(String id) { return null; }
  @Post User add() { return null; }
}
`;
  expect(await inJava(source)).toEqual(['GET /users/{id}', 'POST /users']);
});

describe('Java code without routes', () => {
  it.each([
    'class A { void a() { map.get("/x"); client.get().uri("/x"); restTemplate.getForObject("/x", A.class); } }',
    '@FeignClient("users") interface A { @GetMapping("/x") User a(); }',
    '@Client("/users") interface A { @Get("/x") User a(); }',
    '@RegisterRestClient @Path("/x") interface A { @GET User a(); }',
    'interface A { @GET("/users/{id}") Call<User> a(@Path("id") String id); }',
    'class A { @GET @Path("/x") void a() {} }',
    'class A { @Get("/x") void a() {} }',
    'class A { @MessageMapping("/x") void a() {} @QueryMapping void b() {} }',
    'class A { @GetMapping("${api.base}/x") void a() {} }',
    '@RequestMapping("${api.base}") class A { @GetMapping("/x") void a() {} }',
    'class A { @GetMapping(Other.PATH) void a() {} }',
    '@RequestMapping(Other.PATH) class A { @GetMapping("/x") void a() {} }',
    'class A { @GetMapping("/a" + b()) void a() {} }',
    'class A { @GetMapping({"/a", UNKNOWN}) void a() {} }',
    'class A { void a() { String P = "/x"; } @GetMapping(P) void b() {} }',
    'class A { @GetMapping("/x") String field; }',
    'class A { // @GetMapping("/x")\n void a() {} }',
    'class A { String a = "@GetMapping(\\"/x\\") void a() {}"; }',
  ])('%s', async (source) => {
    expect(await inJava(source)).toEqual([]);
  });
});

it('findRoutes finds routes after a syntax error in Java', async () => {
  const source = `
@RestController
class A {
  @GetMapping("/a") void a( { return }
  @GetMapping("/b") void b() {}
`;
  expect(await inJava(source)).toContain('GET /b');
});
