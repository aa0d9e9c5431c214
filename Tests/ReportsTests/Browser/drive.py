"""Opens pages in headless Chromium, evaluates expressions, and says what the browser complained of.

Standard input: {"binary", "pages": [{"path", "width", "scheme", "wait", "expressions"}]}.
Standard output: [{"problems", "results"}], one a page.
Speaks the DevTools protocol over a pipe: messages of JSON, each ended by a zero byte.
"""

import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds for one answer

# Before any script of a page: what its policy forbids is kept, wherever it happens.
LISTENER = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", event =>
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`), true);
"""


class Browser:
    def __init__(self, binary):
        self.profile = tempfile.mkdtemp()
        command_out, command_in = os.pipe()
        answer_out, answer_in = os.pipe()

        def hand_over():  # Chromium reads 3 and writes 4
            os.dup2(command_out, 30)
            os.dup2(answer_in, 31)
            os.dup2(30, 3)
            os.dup2(31, 4)

        self.process = subprocess.Popen(
            [binary, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"],
            close_fds=False, preexec_fn=hand_over, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(command_out)
        os.close(answer_in)
        self.commands, self.answers = command_in, answer_out
        self.rest, self.count, self.events, self.session = b"", 0, [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.addScriptToEvaluateOnNewDocument", source=LISTENER)

    def message(self):
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.answers], [], [], PATIENCE)
            part = os.read(self.answers, 1 << 20) if ready else b""
            if not part:
                raise RuntimeError("the browser does not answer")
            self.rest += part
        own, self.rest = self.rest.split(b"\0", 1)
        return json.loads(own)

    def call(self, method, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data):]
        while True:
            answer = self.message()
            if answer.get("id") == message["id"]:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.note(answer)

    def note(self, event):
        self.events.append(event)
        if event.get("method") == "Page.javascriptDialogOpening":
            self.call("Page.handleJavaScriptDialog", accept=False)

    def evaluate(self, expression):
        found = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise RuntimeError(f"{expression}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def visit(self, page):
        self.call("Emulation.setDeviceMetricsOverride", width=page["width"], height=900,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": page["scheme"]}])
        self.events = []
        address = pathlib.Path(page["path"]).resolve().as_uri()
        self.call("Page.navigate", url=address)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.note(self.message())
        end = time.monotonic() + PATIENCE
        while not self.evaluate(page["wait"]):
            if time.monotonic() > end:
                self.events.append({"method": "late", "params": page["wait"]})
                break
            time.sleep(0.05)
        results = [self.evaluate(expression) for expression in page["expressions"]]
        return {"problems": self.problems(address), "results": results}

    def problems(self, address):
        found = [f"violation: {own}" for own in self.evaluate("globalThis.violations")]
        for event in self.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded" and parameters["entry"]["level"] != "verbose":
                found.append(parameters["entry"]["text"])
            elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning"):
                found.append(" ".join(str(a.get("value")) for a in parameters["args"]))
            elif method == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if url.split("#")[0] != address and not url.startswith(("data:", "blob:")):
                    found.append(f"fetched: {url}")
            elif method == "Page.frameRequestedNavigation" and (
                    parameters["url"].split("#")[0] != address):
                found.append(f"left for: {parameters['url']}")
            elif method in ("Runtime.exceptionThrown", "Page.javascriptDialogOpening", "late"):
                found.append(json.dumps(parameters))
        return found

    def close(self):
        try:
            self.call("Browser.close")
        except (RuntimeError, OSError):
            self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


def main():
    task = json.load(sys.stdin)
    browser = Browser(task["binary"])
    try:
        json.dump([browser.visit(page) for page in task["pages"]], sys.stdout)
    finally:
        browser.close()


main()
