"use strict";
// Only adds to pages that work without it.

function each(selector, act) {
  Array.prototype.forEach.call(document.querySelectorAll(selector), act);
}

// What has changed without a new page, for those who listen to it.
function announce(text) {
  var place = document.getElementById("announce");
  place.textContent = "";
  setTimeout(function () { place.textContent = text; }, 50);
}

// Single keys are shortcuts unless the reader has turned them off, on /about.
var keys = {
  KEY: "tiaowen.keys",
  areOn: function () {
    try { return localStorage.getItem(this.KEY) !== "off"; } catch (error) { return true; }
  },
  turn: function (on) {
    try { localStorage.setItem(this.KEY, on ? "on" : "off"); } catch (error) {
      // A browser that keeps nothing: they stay on.
    }
  }
};

// The "/" key leads to the box.
document.addEventListener("keydown", function (event) {
  var box = document.getElementById("q");
  var isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key === "/" && keys.areOn() && box && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// A page that has just been read in is silent: say how the question came out.
each(".outcome [role=status], .outcome[role=alert]", function (status) {
  announce(status.textContent);
});

// The choice of colours and type closes like a menu, and comes back to the same place.
each(".display", function (details) {
  details.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && details.open) {
      details.open = false;
      details.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", function (event) {
    if (!details.contains(event.target)) { details.open = false; }
  });
  details.querySelector("form").addEventListener("submit", function () {
    var back = this.elements.back;
    back.value = back.value.split("#")[0] + window.location.hash;
  });
});

function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(text);
  }
  // Plain http in an office network: the clipboard API is not available there.
  var focused = document.activeElement;
  var area = document.createElement("textarea");
  area.value = text;
  document.body.appendChild(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  focused.focus();
  return Promise.resolve();
}

each(".copy", function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    copyText(button.getAttribute("data-copy")).then(function () {
      button.textContent = "已复制";
      announce("已复制");
    });
  });
});

// Verdicts on results, without leaving the page; where that fails the form is sent as usual.
each(".feedback", function (form) {
  function send(verdict) {
    var said = { query: form.elements.query.value, clause_id: form.elements.clause_id.value, verdict: verdict };
    if (form.elements.words.value) { said.words = form.elements.words.value; }
    return fetch("/api/v1/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(said)
    }).then(function (response) {
      if (!response.ok) { throw new Error(String(response.status)); }
    });
  }
  Array.prototype.forEach.call(form.querySelectorAll("button"), function (button) {
    button.addEventListener("click", function (event) {
      if (button.getAttribute("data-failed")) { return; }
      event.preventDefault();
      send(button.value).then(function () {
        form.textContent = "谢谢,已记下。";
        form.setAttribute("tabindex", "-1");
        form.focus();
        announce("谢谢,已记下。");
      }).catch(function () {
        button.setAttribute("data-failed", "true");
        button.click();
      });
    });
  });
});

// The last questions, kept in this browser and sent nowhere.
var recent = {
  KEY: "tiaowen.recent",
  MOST: 8,
  read: function () {
    try {
      var kept = JSON.parse(localStorage.getItem(this.KEY) || "[]");
      return Array.isArray(kept) ? kept.filter(function (one) { return typeof one === "string"; }) : [];
    } catch (error) {
      return [];
    }
  },
  write: function (questions) {
    try {
      localStorage.setItem(this.KEY, JSON.stringify(questions.slice(0, this.MOST)));
    } catch (error) {
      // A browser that keeps nothing: the list stays empty.
    }
  },
  add: function (question) {
    var others = this.read().filter(function (one) { return one !== question; });
    this.write([question].concat(others));
  }
};

each("[data-asked]", function (found) {
  recent.add(found.getAttribute("data-asked"));
});

each("#recent", function (section) {
  var list = section.querySelector("ul");
  recent.read().forEach(function (question) {
    var item = document.createElement("li");
    var link = document.createElement("a");
    var words = document.createElement("bdi");
    link.href = "/search?q=" + encodeURIComponent(question);
    words.textContent = question;
    link.appendChild(words);
    item.appendChild(link);
    list.appendChild(item);
  });
  section.hidden = list.children.length === 0;
  section.querySelector("button").addEventListener("click", function () {
    recent.write([]);
    section.hidden = true;
    document.getElementById("q").focus();
    announce("最近的问题已清除");
  });
});

// Suggestions while typing: the combobox of the WAI-ARIA practices, with a list to choose from.
each("#q", function (box) {
  var list = document.getElementById("suggestions");
  var kinds = { document: "文件", heading: "标题", question: "问题" };
  var shown = [];
  var active = -1;
  var asked = 0;
  var waiting = null;

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  close();

  function close() {
    asked += 1;
    clearTimeout(waiting);
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function activate(position) {
    active = position;
    Array.prototype.forEach.call(list.children, function (option, place) {
      option.setAttribute("aria-selected", String(place === active));
    });
    if (active < 0) {
      box.removeAttribute("aria-activedescendant");
    } else {
      box.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  }

  function choose(suggestion) {
    close();
    if (suggestion.url) {
      window.location.assign(suggestion.url);
    } else {
      box.value = suggestion.text;
      box.form.submit();
    }
  }

  function option(suggestion, place) {
    var item = document.createElement("li");
    var words = document.createElement("bdi");
    var kind = document.createElement("span");
    item.id = "suggestion-" + place;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    words.textContent = suggestion.text;
    kind.textContent = kinds[suggestion.kind] || "";
    item.appendChild(words);
    item.appendChild(kind);
    // The box keeps the focus while the mouse chooses.
    item.addEventListener("mousedown", function (event) { event.preventDefault(); });
    item.addEventListener("click", function () { choose(suggestion); });
    return item;
  }

  function show(suggestions) {
    shown = suggestions;
    list.textContent = "";
    shown.forEach(function (suggestion, place) { list.appendChild(option(suggestion, place)); });
    activate(-1);
    list.hidden = shown.length === 0;
    box.setAttribute("aria-expanded", String(shown.length > 0));
    if (shown.length) { announce(shown.length + " 条提示,用上下键选"); }
  }

  function ask() {
    var own = asked += 1;
    fetch("/api/v1/suggest?k=8&q=" + encodeURIComponent(box.value)).then(function (response) {
      return response.ok ? response.json() : { suggestions: [] };
    }).then(function (answer) {
      if (own === asked && document.activeElement === box) { show(answer.suggestions); }
    }).catch(function () {
      // Suggestions only help; the question can be asked without them.
    });
  }

  function typed() {
    clearTimeout(waiting);
    if (box.value.trim()) { waiting = setTimeout(ask, 150); } else { close(); }
  }

  // Also while an input method composes: its letters are pinyin, and find suggestions.
  box.addEventListener("input", typed);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", function (event) {
    // Enter and arrows belong to the input method while it composes.
    if (event.isComposing || event.keyCode === 229 || list.hidden) {
      if (event.key === "ArrowDown" && !event.isComposing && event.keyCode !== 229) { typed(); }
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      var step = event.key === "ArrowDown" ? 1 : -1;
      var places = shown.length + 1;
      activate((active + 1 + step + places) % places - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
});
