"use strict";
// Keeps what is typed in this browser, and gives it as a CSV file. Nothing leaves the machine.
(function () {
  const body = document.body, key = "rightmix-second-" + body.dataset.key;
  const said = document.getElementById("said");
  const texts = Array.from(document.querySelectorAll("article[data-number]")).map(function (one) {
    return {
      number: one.dataset.number,
      points: one.querySelector(".points"),
      comment: one.querySelector(".comment"),
    };
  });

  function isMarked(one) { return one.points.value !== "" && one.points.validity.valid; }

  function remember() {
    const kept = {};
    texts.forEach(function (one) { kept[one.number] = [one.points.value, one.comment.value]; });
    try { localStorage.setItem(key, JSON.stringify(kept)); return true; } catch (refused) { return false; }
  }

  function recall() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(key)); } catch (refused) { kept = null; }
    texts.forEach(function (one) {
      const was = kept && kept[one.number];
      if (Array.isArray(was)) { one.points.value = String(was[0]); one.comment.value = String(was[1]); }
    });
  }

  function tell(more) {
    const done = texts.filter(isMarked).length;
    said.textContent = done + " of " + texts.length + " marked. " + (more || "");
  }

  function faultOf(one) {
    if (!one.points.validity.valid) {
      return "The points for text " + one.number + " must be 0 to " + one.points.max + ", in steps of " + one.points.step + ".";
    }
    if (one.points.value === "" && one.comment.value.trim() !== "") {
      return "Text " + one.number + " has a comment and no points.";
    }
    return "";
  }

  // A spreadsheet would take what begins like this for a formula
  function cell(text) {
    const shielded = /^'*[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return '"' + shielded.replace(/"/g, '""') + '"';
  }

  function save() {
    texts.forEach(function (one) { one.points.removeAttribute("aria-invalid"); });
    const wrong = texts.find(function (one) { return faultOf(one) !== ""; });
    if (wrong) {
      wrong.points.setAttribute("aria-invalid", "true");
      wrong.points.focus();
      tell(faultOf(wrong));
      return;
    }
    const lines = texts.filter(isMarked).map(function (one) {
      return one.number + "," + one.points.value + "," + cell(one.comment.value.trim());
    });
    if (!lines.length) { tell("There is nothing to save yet."); return; }
    const file = "\ufeff" + ["number,points,comment"].concat(lines).join("\r\n") + "\r\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "text/csv;charset=utf-8" }));
    link.download = body.dataset.file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    tell("Saved as " + body.dataset.file + (lines.length < texts.length ? "; the rest can follow." : "."));
  }

  function forget() {
    if (!confirm("Clear all points and comments on this page? A file that you saved stays.")) { return; }
    texts.forEach(function (one) { one.points.value = ""; one.comment.value = ""; one.points.removeAttribute("aria-invalid"); });
    try { localStorage.removeItem(key); } catch (refused) { /* nothing was kept */ }
    tell("Cleared.");
  }

  recall();
  const keeps = remember();
  tell(keeps ? "" : "This browser does not keep what you type: save before you close the page.");
  document.querySelector("form").addEventListener("input", function () { remember(); tell(); });
  document.querySelector("form").addEventListener("submit", function (event) { event.preventDefault(); });
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("forget").addEventListener("click", forget);
})();
