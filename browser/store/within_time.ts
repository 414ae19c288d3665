/**
 * Rejects with a TimeoutError when `promise` takes longer than `limit` ms. What it waits for is not stopped by that.
 */
export function withinTime<T>(promise: Promise<T>, limit: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException("no answer in time", "TimeoutError")), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
