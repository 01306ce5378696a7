// The buttons of a comment bank in nbgrader's formgrader. Stands directly behind its block of buttons.
// No two dollar signs in a row, and no backslash before a bracket: Markdown would take them for mathematics.
(function () {
  var bank = document.currentScript && document.currentScript.previousElementSibling;
  if (!bank || !bank.dataset.box) { return; }
  var buttons = Array.prototype.slice.call(bank.querySelectorAll("button"));
  var box = null, model = null, saving = false, wanted = null, seen = null, last = null;

  function textOf(button) { return button.querySelector("span").textContent; }
  function current() { return wanted === null ? box.value : wanted; }
  function has(text, comment) { return text.split("\n").indexOf(comment) >= 0; }

  // What nbgrader has saved comes after the page, and would wipe out what was put in before
  function isLoaded() {
    var grader = window.formgrader;
    if (!grader) { return true; }
    if (!grader.comments || !grader.comments.loaded) { return false; }
    if (!model && grader.comments.find) {
      model = grader.comments.find(function (one) { return one.get("name") + "-comment" === box.id; }) || null;
      if (model) {
        model.on("request", function () { saving = true; });
        model.on("sync error", function () { saving = false; save(); });
      }
    }
    return true;
  }

  function show() {
    var ready = isLoaded(), text = current();
    seen = text + ready;
    buttons.forEach(function (button) {
      var given = has(text, textOf(button));
      button.disabled = !ready;
      button.setAttribute("aria-pressed", String(given));
      button.classList.toggle("active", given);
      button.style.fontWeight = given ? "bold" : "";
      button.querySelector("b").textContent = (given ? "✓ " : "") + (buttons.indexOf(button) + 1);
    });
  }

  // One save after the other: the answer to the first would put its own text back into the box
  function save() {
    if (wanted === null || saving) { return; }
    var text = wanted;
    wanted = null;
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  }

  function press(button) {
    if (!isLoaded()) { return; }
    var comment = textOf(button), text = current();
    var lines = text === "" ? [] : text.replace(/\n+$/, "").split("\n");
    wanted = (has(text, comment) ? lines.filter(function (line) { return line !== comment; }) : lines.concat(comment)).join("\n");
    show();
    save();
  }

  function hear(event) {
    var digit = event.altKey && !event.ctrlKey && !event.metaKey && /^Digit([0-9])$/.exec(event.code);
    var button = digit && buttons[(Number(digit[1]) + 9) % 10];
    if (button) { press(button); }
    if (event.altKey && event.key === "ArrowUp") { last = event.currentTarget; button = buttons[0]; button.focus(); }
    if (button) { event.preventDefault(); event.stopPropagation(); }
  }

  function start() {
    box = document.getElementById(bank.dataset.box);
    if (!box) { return; }
    bank.hidden = false;
    last = box;
    var cell = box.closest(".nbgrader_cell");
    (cell ? cell.querySelectorAll("input, textarea") : [box]).forEach(function (one) {
      one.addEventListener("keydown", hear);
    });
    buttons.forEach(function (button) { button.addEventListener("click", function () { press(button); }); });
    bank.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !event.altKey) {
        var next = buttons[buttons.indexOf(document.activeElement) + step];
        if (next) { next.focus(); }
        event.preventDefault();
      }
      if (event.key === "Escape") { last.focus(); }
      // formgrader takes Tab and Enter for its own boxes
      if (["Tab", "Enter", "Escape"].indexOf(event.key) >= 0) { event.stopPropagation(); }
    });
    window.setInterval(function () { if (seen !== current() + isLoaded()) { show(); } }, 300);
    show();
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
