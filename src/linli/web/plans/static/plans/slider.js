// The slider and the budgets below it say the same. Without this file, links and a button do.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-slider]");
  if (!form) return;
  const range = form.querySelector("input[type=range]");
  const links = [...document.querySelectorAll(".rungs a")];
  const mark = () => {
    for (const link of links) {
      if (link.dataset.step === range.value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const here = links.find((link) => link.dataset.step === range.value);
    if (here) range.setAttribute("aria-valuetext", here.textContent.trim());
  };
  range.addEventListener("input", mark);
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      range.value = link.dataset.step;
      mark();
      range.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  mark();
});
