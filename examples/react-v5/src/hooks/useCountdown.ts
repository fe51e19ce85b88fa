import { useEffect, useState } from "react";

/** Seconds that are left, and a function that starts again. */
export function useCountdown(seconds: number): [number, () => void] {
  const [left, setLeft] = useState(0);

  useEffect(() => {
    if (left === 0) {
      return;
    }
    const timer = window.setTimeout(() => setLeft(left - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [left]);

  return [left, () => setLeft(seconds)];
}
