package dev.storyreel.database;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How the data directory, the database and Redis can fail; each message says the fix. */
public enum DatabaseError implements ErrorCode {
    /** Another process works on the data directory. */
    DATA_DIRECTORY_HELD(ErrorType.USER),
    /** The data directory cannot be made, read or written. */
    DATA_DIRECTORY_UNUSABLE(ErrorType.USER),
    /** DATABASE_URL has a form that is not understood. */
    DATABASE_URL_INVALID(ErrorType.USER),
    /** REDIS_URL has a form that is not understood. */
    REDIS_URL_INVALID(ErrorType.USER),
    /** Nobody answers at the address, or the connection broke. */
    DATABASE_UNREACHABLE(ErrorType.RESOURCES),
    /** User or password is wrong, or this user may not connect from here. */
    DATABASE_LOGIN_FAILED(ErrorType.USER),
    /** The server is there, the database is not. */
    DATABASE_MISSING(ErrorType.USER),
    /** The server is older than PostgreSQL 15. */
    DATABASE_TOO_OLD(ErrorType.USER),
    /** The tables were made by a newer Storyreel. */
    DATABASE_SCHEMA_NEWER(ErrorType.USER),
    /** The data belongs to another user, another machine or another major version of PostgreSQL. */
    EMBEDDED_DATABASE_FOREIGN(ErrorType.USER),
    /** The embedded PostgreSQL did not start. */
    EMBEDDED_DATABASE_FAILED(ErrorType.RESOURCES);

    private final ErrorType type;

    DatabaseError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
