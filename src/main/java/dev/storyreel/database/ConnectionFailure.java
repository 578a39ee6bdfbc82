package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.sql.SQLException;

/** Turns the driver's errors into ours, each with its fix. */
final class ConnectionFailure {
    private ConnectionFailure() {}

    /** @param where the address, without password */
    static StoryreelException explain(SQLException e, String where) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            // invalid password; invalid authorization; the driver's "the server asks for a password"
            case "28P01", "28000", "08004" ->
                failure(
                        DatabaseError.DATABASE_LOGIN_FAILED,
                        "the database server at " + where + " refuses the login (" + firstLine(e)
                                + "): check user and password, and pg_hba.conf of the server",
                        e);
            case "3D000" ->
                failure(
                        DatabaseError.DATABASE_MISSING,
                        "there is no such database at " + where + ": create it with \"createdb\", or name another one",
                        e);
            default ->
                failure(
                        DatabaseError.DATABASE_UNREACHABLE,
                        "no connection to the database at " + where + " (" + firstLine(e)
                                + "): check that the server runs, its host and port, and whether it wants TLS (sslmode)",
                        e);
        };
    }

    /** The server, or a server still starting or already stopping, is not there: trying again may help. */
    static boolean isTransient(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return (state.startsWith("08") && !state.equals("08004")) || state.startsWith("57P");
    }

    private static StoryreelException failure(DatabaseError error, String message, SQLException cause) {
        return new StoryreelException(error, message, cause);
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
