"use strict";
// Only adds to the pages for reading: the outline follows the reader, n and p step through the hits,
// links can be copied, the page printed, single keys turned off. Uses what page.js defines.
(function () {
  var clauses = [].slice.call(document.querySelectorAll(".clause"));
  var hits = [].slice.call(document.querySelectorAll(".clause[data-hit]"));
  var outline = document.querySelector(".outline");
  var NARROW = 800;

  function top(element) {
    return element.getBoundingClientRect().top;
  }

  function line() {
    return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  }

  // The last of some elements in order that begins above a line.
  function lastAbove(elements, height) {
    var first = 0;
    var last = elements.length;
    while (first < last) {
      var middle = (first + last) >> 1;
      if (top(elements[middle]) <= height) { first = middle + 1; } else { last = middle; }
    }
    return first - 1;
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  // Which of some elements the address points to, where that one is in sight; else -1.
  function pointedTo(elements) {
    var id = decoded(location.hash.slice(1));
    for (var at = 0; at < elements.length; at += 1) {
      var box = elements[at].getBoundingClientRect();
      if (elements[at].id === id) { return box.top < window.innerHeight && box.bottom > 0 ? at : -1; }
    }
    return -1;
  }

  function step(forward) {
    var at = pointedTo(hits);
    var next = forward ? at + 1 : at - 1;
    if (at < 0) {
      at = lastAbove(hits, line() + 4);
      next = forward ? at + 1 : at;
    }
    if (hits[next]) { location.hash = hits[next].id; }
  }

  document.documentElement.className += " scripted";
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (typing || !keys.areOn() || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "n") { step(true); }
    if (event.key === "p") { step(false); }
  });

  each(".shortcuts", function (choice) {
    var box = choice.querySelector("input");
    choice.hidden = false;
    box.checked = keys.areOn();
    box.addEventListener("change", function () { keys.turn(box.checked); });
  });

  each(".copy.link", function (button) {
    button.setAttribute("data-copy", button.parentNode.querySelector(".permalink").href);
  });

  // Another script is read from the same place on.
  each(".scripts a", function (link) {
    link.addEventListener("click", function () {
      link.hash = location.hash;
    });
  });

  each(".print", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  if (!outline) { return; }
  if (window.innerWidth < NARROW) { outline.querySelector("details").open = false; }

  // The deepest line of the outline for each clause that begins one.
  var links = {};
  each(".outline a", function (link) {
    links[decoded(link.getAttribute("href").slice(1))] = link;
  });
  var current = null;

  function show() {
    var isEnd = window.innerHeight + window.pageYOffset >= document.documentElement.scrollHeight - 2;
    var at = isEnd ? pointedTo(clauses) : -1;
    if (at < 0) { at = lastAbove(clauses, line() + 40); }
    while (at >= 0 && !links[clauses[at].id]) { at -= 1; }
    var link = at < 0 ? null : links[clauses[at].id];
    if (link === current) { return; }
    if (current) { current.removeAttribute("aria-current"); }
    current = link;
    if (!link) { return; }
    link.setAttribute("aria-current", "location");
    for (var above = link.parentNode; above !== outline; above = above.parentNode) {
      if (above.tagName === "DETAILS" && !above.classList.contains("contents")) { above.open = true; }
    }
    var box = outline.getBoundingClientRect();
    var place = link.getBoundingClientRect();
    if (place.top < box.top || place.bottom > box.bottom) {
      outline.scrollTop += place.top - box.top - box.height / 3;
    }
  }

  var waiting = false;
  window.addEventListener("scroll", function () {
    if (waiting) { return; }
    waiting = true;
    window.requestAnimationFrame(function () { waiting = false; show(); });
  });
  show();
})();
