package dev.storyreel.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes the ids of rows. Safe for use by many threads. */
public final class Ids {
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /**
     * A new UUID version 7 (RFC 9562): unique everywhere, and, within this process, greater than all made before as
     * long as the clock does not go back, so that new rows go to the end of an index.
     */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
