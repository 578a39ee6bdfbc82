package dev.storyreel.provider;

/** What every adapter says of itself. Adapters are Spring beans, safe for use by many threads. */
public interface Provider {
    /** A stable lower-case name, e.g. {@code offline} or {@code cartesia}. */
    String name();

    /** The model or voice it uses, with its version where it has one: another one may answer the same request otherwise. */
    String model();

    /** Whether it works with no key, no service and no network. */
    boolean offline();
}
