// A table wider than the screen can be scrolled by keyboard too. In large type on a phone the
// tables of figures stand open: words in a drawing are no larger than the drawing lets them be.
"use strict";

(function () {
  function reach() {
    document.querySelectorAll(".report .table").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    });
  }

  if (document.documentElement.dataset.mode === "elder" && window.innerWidth < 640) {
    document.querySelectorAll(".report .figure > details").forEach(function (each) {
      each.open = true;
    });
  }
  document.addEventListener("toggle", reach, true);
  window.addEventListener("resize", reach);
  reach();
})();
