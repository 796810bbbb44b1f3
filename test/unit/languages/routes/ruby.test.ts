import { describe, expect, it } from 'vitest';
import { placesIn, routesIn } from './support/routes.ts';

const inRuby = (source: string): Promise<string[]> => routesIn('ruby', source);
const drawn = (body: string): Promise<string[]> =>
  inRuby(`# 😀\nPREFIX = '/pre'\nRails.application.routes.draw do\n${body}\nend\n`);

describe('Rails', () => {
  it('declares routes by verbs, scopes and resources', async () => {
    const source = `
Rails.application.routes.draw do
  root 'home#index'
  get 'up' => 'rails/health#show', as: :rails_health_check
  post '/login', to: 'sessions#create'

  namespace :api, defaults: { format: :json } do
    scope '/v1', module: 'v1' do
      resources :users, only: %i[index show] do
        member do
          post :lock
        end
        collection { get 'search' }
        resources :posts,
                  only: :destroy
      end
    end
  end

  match '/contact', via: [:get, :post], to: 'contact#show'
  mount Sidekiq::Web => '/sidekiq'
end
`;
    expect(await placesIn('ruby', source)).toEqual([
      'GET / 3-3',
      'GET /up 4-4',
      'POST /login 5-5',
      'GET /api/v1/users 9-9',
      'GET /api/v1/users/:id 9-9',
      'POST /api/v1/users/:id/lock 11-11',
      'GET /api/v1/users/search 13-13',
      'DELETE /api/v1/users/:user_id/posts/:id 14-15',
      'GET /contact 20-20',
      'POST /contact 20-20',
    ]);
  });

  it('declares the actions of `resources` and `resource`', async () => {
    expect(await drawn('resources :photos')).toEqual([
      'GET /photos',
      'POST /photos',
      'GET /photos/new',
      'GET /photos/:id/edit',
      'GET /photos/:id',
      'PATCH /photos/:id',
      'PUT /photos/:id',
      'DELETE /photos/:id',
    ]);
    expect(await drawn('resource :profile')).toEqual([
      'POST /profile',
      'GET /profile/new',
      'GET /profile/edit',
      'GET /profile',
      'PATCH /profile',
      'PUT /profile',
      'DELETE /profile',
    ]);
  });

  it.each([
    ['resources :a, only: []', []],
    ['resources :a, :b, only: [:index]', ['GET /a', 'GET /b']],
    ['resources %w(a b), only: :index', ['GET /a', 'GET /b']],
    ["resources :a, only: ['index', :show], param: :slug", ['GET /a', 'GET /a/:slug']],
    ['resources :a, :only => [:index]', ['GET /a']],
    ['resources :a, except: %i[new edit create update destroy]', ['GET /a', 'GET /a/:id']],
    ["resources :a, path: 'b', only: :show", ['GET /b/:id']],
    [
      'resource :a, only: :show do\n get :x\n member { get :y }\nend',
      ['GET /a', 'GET /a/x', 'GET /a/y'],
    ],
    ['resources :people, only: [] do\n get :x\nend', ['GET /people/:person_id/x']],
    ['resources :a, only: [], param: :slug do\n get :x\nend', ['GET /a/:a_slug/x']],
    [
      'resources :a, only: [] do\n get :x, on: :member\n get :y, on: :collection\n get :z, on: :new\nend',
      ['GET /a/:id/x', 'GET /a/y', 'GET /a/new/z'],
    ],
    ['resources :a, only: [] do\n new { get :x }\nend', ['GET /a/new/x']],
    ['resources :as, :bs, only: [] do\n get :x\nend', ['GET /as/:a_id/x', 'GET /bs/:b_id/x']],
    [
      'namespace :n do\n resources :as, shallow: true, only: :show do\n resources :bs, only: [:index, :show]\n end\nend',
      ['GET /n/as/:id', 'GET /n/as/:a_id/bs', 'GET /n/bs/:id'],
    ],
    [
      'shallow do\n resources :as, only: [] do\n resources :bs, only: :show\n end\nend',
      ['GET /bs/:id'],
    ],
    ['namespace(:a) { root to: "x#y" }', ['GET /a']],
    ["namespace :a, path: 'b' do\n get :x\nend", ['GET /b/x']],
    ["scope path: PREFIX, as: :z do\n get 'x'\nend", ['GET /pre/x']],
    ["match '/any', via: :all, to: ->(env) { get '/no' }", ['* /any']],
    ["root to: ->(env) { get '/no' }", ['GET /']],
    ["get :'quoted'", ['GET /quoted']],
    ["path = 'x'\nget path", ['GET /x']],
    ["get ('/x'), to: 'a#b'", ['GET /x']],
    ['get :x, on: :member', ['GET /x']],
    ["get '/a' '/b'", ['GET /a/b']],
    ["get '/frozen'.freeze", ['GET /frozen']],
    ["scope module: :m do\n get 'x'\nend", ['GET /x']],
    ["scope path: nil do\n get 'x'\nend", ['GET /x']],
    ["scope '/:locale', :admin do\n get 'x'\nend", ['GET /:locale/admin/x']],
    ["scope '(:locale)' do\n get 'x'\nend", ['GET /(:locale)/x']],
    ["constraints(id: /x/) do\n get 'x'\nend", ['GET /x']],
    ["authenticate :user, ->(user) { user.get } do\n get 'x'\nend", ['GET /x']],
    ['get :a, :b', ['GET /a', 'GET /b']],
    ["get :a, path: 'b'", ['GET /b']],
    ["get '/x', to: redirect('/y')", ['GET /x']],
    ["get '/x', to: ->(env) { get '/no' }", ['GET /x']],
    ["get '/x' if Rails.env.test?", ['GET /x']],
    ["put({ '/x' => 'a#b' })", ['PUT /x']],
    ["match '/x', to: 'a#b', via: :all", ['* /x']],
    ["match '/x' => 'a#b', via: 'delete'", ['DELETE /x']],
    ['get "#{PREFIX}/x"', ['GET /pre/x']],
    ["get PREFIX + '/x'", ['GET /pre/x']],
    ['get "/caf\\u00e9/\\u{1F600}/straße"', ['GET /café/😀/straße']],
  ])('reads the routes of %s', async (body, routes) => {
    expect(await drawn(body)).toEqual(routes);
  });

  it('reads further files of routes', async () => {
    const source = `
namespace :api do
  resources :users, only: :index
end

scope :admin do
  get 'x', to: 'y#z'
end
`;
    expect(await inRuby(source)).toEqual(['GET /api/users', 'GET /admin/x']);
  });

  it('reads the routes of an engine', async () => {
    const source = "MyEngine::Engine.routes.draw do\n  get 'x'\nend\n";
    expect(await inRuby(source)).toEqual(['GET /x']);
  });
});

describe('Sinatra', () => {
  it('declares routes in a class', async () => {
    const source = `
require 'sinatra/base'

module Web
  class App < Sinatra::Base
    configure { set :root, '/no' }

    get '/users/:id' do
      cache.get('/no')
      get('/no') { 1 }
    end

    namespace '/api' do
      post('/users') { status 201 }
    end

    get 'relative' do
    end

    def helper
      get '/no' do
      end
    end
  end
end
`;
    expect(await placesIn('ruby', source)).toEqual([
      'GET /users/:id 8-11',
      'POST /api/users 14-14',
    ]);
  });

  it('declares routes in a script', async () => {
    const source = "require 'sinatra'\n\nget '/x' do\n  'hello'\nend\n";
    expect(await placesIn('ruby', source)).toEqual(['GET /x 3-5']);
  });
});

it('a class with an unknown base declares routes as in Grape', async () => {
  const source = `
class Users < Base
  prefix 'no'
  resource :users do
    get { [] }
    namespace(:deep) { get('x') { [] } }
  end
end
class Items < Grape::API
  namespace(:items) { get { [] } }
end
`;
  expect(await inRuby(source)).toEqual(['GET /users', 'GET /users/deep/x', 'GET /items']);
});

it('Grape declares routes below its prefix, version and resources', async () => {
  const source = `
class Users < Grape::API
  version 'v1', using: :path
  prefix :api
  format :json

  resource :users do
    desc 'All of them'
    params { optional :q }
    get do
      User.all
    end

    route_param :id do
      get(:posts) { [] }
      delete '/' do
      end
    end
  end

  route [:get, 'POST'], '/either' do
  end
  route :any, '*path' do
  end
end

class Headers < Grape::API
  version 'v2', using: :header
  get('x') { 1 }
end
`;
  expect(await placesIn('ruby', source)).toEqual([
    'GET /api/v1/users 10-12',
    'GET /api/v1/users/:id/posts 15-15',
    'DELETE /api/v1/users/:id/ 16-17',
    'GET /api/v1/either 21-22',
    'POST /api/v1/either 21-22',
    '* /api/v1/*path 23-24',
    'GET /x 29-29',
  ]);
});

describe('Ruby code without routes', () => {
  it.each([
    "RSpec.describe 'users' do\n  get '/users'\n  it { get '/x', params: {} }\n  get('/y') { 1 }\nend",
    "get '/x', to: 'a#b'",
    "get '/x' do\nend",
    "class A < Minitest::Test\n  def test_it\n    get '/x' do\n    end\n  end\nend",
    "class A\n  get '/x'\n  get 'x' do\n  end\nend",
    "namespace :db do\n  task :x do\n    sh 'y'\n  end\nend",
    "resource 'x' do\nend",
    "puts 'sinatra'\nget '/x' do\nend",
    "require 'json'\nget '/x' do\nend",
    "picture.draw do\n  get 'x'\nend",
    "routes.sketch do\n  get 'x'\nend",
    'class A < ActiveRecord::Base\n  scope :active, -> { where(x: 1) }\n  resources :x\nend',
  ])('%j', async (source) => {
    expect(await inRuby(source)).toEqual([]);
  });

  it.each([
    "cache.get('/x')",
    "client.get '/x', to: 'y'",
    'concern :c do\n  get :x\nend',
    "mount Web => '/x'",
    "get name, to: 'x'",
    'get "/#{name}"',
    "scope prefix do\n  get 'x'\nend",
    'resources :a, only: ACTIONS',
    'resources name',
    'devise_for :users',
    "# get '/x'",
    "Get '/x'",
  ])('%j inside of `routes.draw`', async (body) => {
    expect(await drawn(body)).toEqual([]);
  });
});

it('findRoutes finds routes after a syntax error in Ruby', async () => {
  expect(await drawn("get '/a', to: )\nresources :b, only: :index")).toContain('GET /b');
});
