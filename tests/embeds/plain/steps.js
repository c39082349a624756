// A step lights up when it is done, in whichever of the frames that was.
document.addEventListener("stepPassed", ({ detail }) => {
  document.querySelector(`[data-step="${detail.step}"]`)?.classList.add("done");
});
