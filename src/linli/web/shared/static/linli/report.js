// A table wider than the screen can be scrolled by keyboard too.
"use strict";

(function () {
  function reach() {
    document.querySelectorAll(".report .table").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    });
  }

  document.addEventListener("toggle", reach, true);
  window.addEventListener("resize", reach);
  reach();
})();
