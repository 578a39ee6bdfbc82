package dev.storyreel.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/** A random name that a data directory keeps for ever. */
final class NodeId {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}");

    private NodeId() {}

    /** Reads the id, or makes it; of several processes that make it at once, all get the same one. */
    static String of(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("node.id");
        if (!Files.exists(file)) {
            create(file);
        }
        String id = Files.readString(file).strip();
        if (!FORM.matcher(id).matches()) {
            throw new IOException(
                    file + " does not hold a node id (12 hexadecimal digits); delete it to get a new one");
        }
        return id;
    }

    private static void create(Path file) throws IOException {
        String random = UUID.randomUUID().toString().replace("-", "").substring(20);
        Path aside = Files.createTempFile(file.getParent(), "node.id.", null);
        try {
            Files.writeString(aside, random + "\n");
            // A link, unlike a move, never replaces what another process was faster to put there.
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // The other one's id is as good.
        } finally {
            Files.delete(aside);
        }
    }
}
