package dev.storyreel.database;

import java.util.Map;
import java.util.Properties;

/**
 * Where to connect, and as whom.
 *
 * @param jdbcUrl without user, password and parameters
 * @param parameters of the driver, user and password among them
 * @param shown {@code host:port/database}: all that may be told
 */
record ConnectionTarget(String jdbcUrl, Map<String, String> parameters, String shown) {
    ConnectionTarget {
        parameters = Map.copyOf(parameters);
    }

    /** The driver's properties; what the target says wins over the defaults. */
    Properties properties(Map<String, String> defaults) {
        Properties properties = new Properties();
        properties.putAll(defaults);
        properties.putAll(parameters);
        return properties;
    }

    /** Never tells the password. */
    @Override
    public String toString() {
        return shown;
    }
}
