// Keys for those who keep the reader open all day. Pages work without this.
"use strict";
const words = JSON.parse(document.getElementById("words")?.textContent || "{}");
const say = (text) => words[text] || text;
(() => {
  const items = [...document.querySelectorAll("main .st, main .pair, main .stories > li")];
  const keysOn = () => localStorage.getItem("keys") !== "off";
  let at = -1;
  let section = false; // after "g"

  const show = (i) => {
    if (!items.length) return;
    items[at]?.classList.remove("here");
    at = Math.max(0, Math.min(items.length - 1, i));
    items[at].classList.add("here");
    items[at].scrollIntoView({ block: "nearest" });
  };
  const open = (selector) => (items[at] || document).querySelector(selector)?.click();
  const places = { h: "/", c: "/contradictions", s: "/stories", p: "/people", f: "/figures", m: "/places" };

  const keys = {
    j: [say("next in the list"), () => show(at + 1)],
    k: [say("previous in the list"), () => show(at - 1)],
    o: [say("open it"), () => open("h3 a, a.go, blockquote a, .words a")],
    a: [say("open it in its article"), () => open('.cited a[href^="/a/"], a[href^="/a/"]')],
    v: [say("open it at the source"), () => open('a[href*="#:~:text="], .cited a[rel="noreferrer"]')],
    l: [say("next page of the list"), () => document.querySelector('nav.pages a[rel="next"]')?.click()],
    "[": [say("the version before"), () => document.querySelector('a[rel="prev"]')?.click()],
    "]": [say("the version after"), () => document.querySelector('aside a[rel="next"]')?.click()],
    x: [say("next contradiction on the page"), () => document.querySelector('.neq, a[href^="/x/"]')?.focus()],
    e: [say("show or hide the evidence"), () => document.querySelectorAll("main details").forEach((d) => { d.open = !d.open; })],
    c: [say("copy what to cite"), () => navigator.clipboard?.writeText(document.getElementById("c-text")?.value || document.title)],
    y: [say("copy the address"), () => navigator.clipboard?.writeText(location.href)],
    "/": [say("search"), () => document.querySelector(".find input").focus()],
    g: [say("then h c s p f m: front, contradictions, stories, people, figures, map"), () => { section = true; }],
    "?": [say("this list"), () => help()],
  };

  const help = () => {
    const box = document.createElement("dialog");
    box.className = "keys";
    box.setAttribute("aria-label", say("Keys"));
    const list = document.createElement("dl");
    for (const [key, [says]] of Object.entries(keys)) {
      const row = document.createElement("div");
      const name = document.createElement("dt");
      const text = document.createElement("dd");
      name.textContent = key;
      text.textContent = says;
      row.append(name, text);
      list.append(row);
    }
    const toggle = document.createElement("button");
    const close = document.createElement("button");
    toggle.textContent = keysOn() ? say("Switch the keys off") : say("Switch the keys on");
    toggle.onclick = () => { localStorage.setItem("keys", keysOn() ? "off" : "on"); box.close(); };
    close.textContent = say("Close");
    close.onclick = () => box.close();
    box.onclose = () => box.remove();
    box.append(list, toggle, close);
    document.body.append(box);
    box.showModal();
  };

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, dialog")) return;
    if (section) {
      section = false;
      if (places[e.key] && keysOn()) location.href = places[e.key];
      return;
    }
    if (!keys[e.key] || (!keysOn() && e.key !== "?")) return;
    e.preventDefault();
    keys[e.key][1]();
  });
})();

// What is new in the record while a list is open: a line that says so and
// leads there. The list itself stays as it is until it is loaded again.
(() => {
  if (!["/", "/stories", "/contradictions"].includes(location.pathname) || location.search) return;
  const names = { story: say("new story"), contradiction: say("new contradiction"), change: say("article changed") };
  let source, line, count = 0;
  const show = (e) => {
    const news = JSON.parse(e.data);
    if (!line) {
      line = document.createElement("p");
      line.className = "live";
      line.setAttribute("role", "status");
      document.getElementById("main").before(line);
    }
    const to = document.createElement("a");
    const again = document.createElement("a");
    to.href = new URL(news.path, location.origin).pathname;
    to.textContent = news.title || news.id;
    again.href = location.pathname;
    count += 1;
    again.textContent = count === 1 ? say("Load the page again") : say("Load the page again ({1} new)").replace("{1}", count);
    line.replaceChildren(names[e.type] + ": ", to, " · ", again);
  };
  const turn = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/live");
      for (const kind of Object.keys(names)) source.addEventListener(kind, show);
    }
  };
  document.addEventListener("visibilitychange", turn);
  turn();
})();

// Moments in the reader's own zone; the printed form is the title.
(() => {
  const form = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const zone = new Intl.DateTimeFormat(document.documentElement.lang, { timeZoneName: "short" });
  for (const t of document.querySelectorAll("time[datetime*=T]")) {
    const at = new Date(t.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    t.title = t.textContent;
    t.textContent = form.format(at) + " " + (zone.formatToParts(at).find((p) => p.type === "timeZoneName")?.value || "");
  }
})();
