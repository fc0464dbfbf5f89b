"use strict";
// Only adds to pages that work without it: the "/" key, and buttons that copy a citation.
document.addEventListener("keydown", function (event) {
  var box = document.getElementById("q");
  var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key === "/" && box && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(text);
  }
  // Plain http in an office network: the clipboard API is not available there.
  var area = document.createElement("textarea");
  area.value = text;
  document.body.appendChild(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  return Promise.resolve();
}

document.querySelectorAll(".copy").forEach(function (button) {
  button.hidden = false;
  button.addEventListener("click", function () {
    copyText(button.dataset.copy).then(function () {
      button.textContent = "已复制";
    });
  });
});
