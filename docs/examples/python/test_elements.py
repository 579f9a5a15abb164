"""A test suite against the Elements emulator with nothing but the standard library.

    python3 -m unittest test_elements                                      starts an emulator for itself
    ELEMENTS_URL=http://localhost:8080 python3 -m unittest test_elements   uses one that runs

ELEMENTS_COMMAND is the emulator's binary, elements-emulator in the path otherwise.
"""

import json
import os
import subprocess
import unittest
import urllib.error
import urllib.request

elements_url = os.environ.get("ELEMENTS_URL")
emulator = None


def setUpModule():
    """Starts an emulator on a free port. It prints its URL once it is ready."""
    global elements_url, emulator
    if elements_url:
        return
    command = os.environ.get("ELEMENTS_COMMAND", "elements-emulator")
    emulator = subprocess.Popen([command, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    elements_url = emulator.stdout.readline().strip()


def tearDownModule():
    if emulator:
        emulator.terminate()
        emulator.communicate()


def call(method, url, body=None, secret=None):
    """Makes a call and returns the status and the decoded answer."""
    request = urllib.request.Request(url, method=method)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    if secret:
        request.add_header("Elements-SessionSecret", secret)
    try:
        answer = urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        data = answer.read()
        return answer.status, json.loads(data) if data else None


class ElementsTest(unittest.TestCase):
    """Each test has a sandbox of its own: self.url is a backend that nobody else uses."""

    def setUp(self):
        status, sandbox = call("POST", elements_url + "/_emulator/sandboxes", {})
        self.assertEqual(status, 201, sandbox)
        self.url = sandbox["url"]
        self.addCleanup(call, "DELETE", elements_url + "/_emulator/sandboxes/" + sandbox["name"])

    def control(self, path, body):
        status, answer = call("POST", self.url + "/_emulator" + path, body)
        self.assertIn(status, (200, 201), answer)
        return answer

    def mock_session(self, seconds=600):
        """A new user with a session; returns the session's secret."""
        root = self.control("/sessions", {"user": "root"})  # the superuser, without a password
        status, made = call(
            "POST", self.url + "/api/rest/mock_session", {"lifetimeInSeconds": seconds}, root["sessionSecret"]
        )
        self.assertEqual(status, 200, made)
        return made["sessionSecret"]

    def me(self, secret):
        return call("GET", self.url + "/api/rest/user/me", secret=secret)

    def test_mock_session(self):
        status, me = self.me(self.mock_session())
        self.assertEqual(status, 200, me)
        self.assertEqual(me["level"], "USER")

    def test_fault(self):
        secret = self.mock_session()
        self.control("/faults", {"match": {"path": "/user/me"}, "error": {"status": 503}, "times": 1})
        self.assertEqual(self.me(secret)[0], 503)
        self.assertEqual(self.me(secret)[0], 200)

    def test_clock(self):
        secret = self.mock_session(seconds=60)
        self.control("/clock", {"advance": "61s"})
        self.assertEqual(self.me(secret)[0], 403)

    def test_verify(self):
        secret = self.mock_session()
        self.me(secret)
        self.me(secret)
        verified = self.control("/verify", {"method": "GET", "path": "/user/me", "times": 2})
        self.assertTrue(verified["ok"], verified["message"])


if __name__ == "__main__":
    unittest.main()
