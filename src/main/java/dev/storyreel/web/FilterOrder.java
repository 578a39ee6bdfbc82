package dev.storyreel.web;

/** The order in which a request passes the filters; metrics come before all of these. */
public final class FilterOrder {
    public static final int SECURITY_HEADERS = -200;
    /** Whether this host name and origin may talk to the server at all. */
    public static final int ORIGIN = -190;
    /** Whether the caller shows a key. */
    public static final int ACCESS = -180;

    public static final int BODY_LIMIT = -170;
    public static final int IDEMPOTENCY = -160;

    private FilterOrder() {}
}
