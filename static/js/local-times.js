// Times that the server wrote in UTC, in the reader's own zone; what it wrote stays as the tooltip.
const shape = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
});

const localise = () => {
  for (const time of document.querySelectorAll("time[data-local]")) {
    time.title = time.textContent;
    time.textContent = shape.format(new Date(time.dateTime));
    // A part that htmx puts in again is written once.
    time.removeAttribute("data-local");
  }
};

localise();
document.addEventListener("htmx:load", localise);
