// A test suite against the Elements emulator with nothing but Node.js 20 or later.
//
//   node --test elements.test.mjs                                      starts an emulator for itself
//   ELEMENTS_URL=http://localhost:8080 node --test elements.test.mjs   uses one that runs
//
// ELEMENTS_COMMAND is the emulator's binary, elements-emulator in the path otherwise.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { createInterface } from "node:readline";

let elementsURL = process.env.ELEMENTS_URL;
let emulator;

// An emulator on a free port prints its URL once it is ready.
before(async () => {
  if (elementsURL) return;
  const command = process.env.ELEMENTS_COMMAND ?? "elements-emulator";
  emulator = spawn(command, ["serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  [elementsURL] = await once(createInterface({ input: emulator.stdout }), "line");
});

after(async () => {
  if (!emulator) return;
  emulator.kill();
  await once(emulator, "exit");
});

// call makes a call and returns the status and the decoded answer.
async function call(method, url, body, secret) {
  const headers = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (secret) headers["Elements-SessionSecret"] = secret;
  const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}

// Each test has a sandbox of its own: sandbox.url is a backend that nobody else uses.
let sandbox;

beforeEach(async () => {
  const made = await call("POST", `${elementsURL}/_emulator/sandboxes`, {});
  assert.equal(made.status, 201, JSON.stringify(made.body));
  sandbox = made.body;
});

afterEach(() => call("DELETE", `${elementsURL}/_emulator/sandboxes/${sandbox.name}`));

async function control(path, body) {
  const answer = await call("POST", `${sandbox.url}/_emulator${path}`, body);
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
  return answer.body;
}

// mockSession is the secret of a session of a new user.
async function mockSession(seconds = 600) {
  const root = await control("/sessions", { user: "root" }); // the superuser, without a password
  const made = await call("POST", `${sandbox.url}/api/rest/mock_session`, { lifetimeInSeconds: seconds }, root.sessionSecret);
  assert.equal(made.status, 200, JSON.stringify(made.body));
  return made.body.sessionSecret;
}

const me = (secret) => call("GET", `${sandbox.url}/api/rest/user/me`, undefined, secret);

test("mock session", async () => {
  const answer = await me(await mockSession());
  assert.equal(answer.status, 200);
  assert.equal(answer.body.level, "USER");
});

test("fault", async () => {
  const secret = await mockSession();
  await control("/faults", { match: { path: "/user/me" }, error: { status: 503 }, times: 1 });
  assert.equal((await me(secret)).status, 503);
  assert.equal((await me(secret)).status, 200);
});

test("clock", async () => {
  const secret = await mockSession(60);
  await control("/clock", { advance: "61s" });
  assert.equal((await me(secret)).status, 403);
});

test("verify", async () => {
  const secret = await mockSession();
  await me(secret);
  await me(secret);
  const verified = await control("/verify", { method: "GET", path: "/user/me", times: 2 });
  assert.ok(verified.ok, verified.message);
});
