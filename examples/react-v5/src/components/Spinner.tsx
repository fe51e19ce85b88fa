export function Spinner() {
  return (
    <p role="status" aria-live="polite">
      One moment…
    </p>
  );
}
