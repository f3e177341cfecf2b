import 'pg';

declare module 'pg' {
  interface ClientBase {
    /** Whether this connection keeps the process alive; in the driver, missing from its types. */
    ref(): void;
    unref(): void;
  }
}
