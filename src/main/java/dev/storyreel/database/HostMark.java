package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Remembers on which machine the server last ran. On a disk of this machine an operating system lock proves that it
 * has ended there, even when the name differs (a container gets a new one each time). On a network file system, where
 * locks may not reach the other machine and process ids mean nothing here, nothing proves it, so a person must.
 */
final class HostMark {
    private static final Pattern NETWORK =
            Pattern.compile("nfs.*|cifs|smb.*|9p|ceph|afpfs|webdav|fuse\\.(sshfs|glusterfs).*");

    private HostMark() {}

    /** @throws StoryreelException {@link DatabaseError#EMBEDDED_DATABASE_FOREIGN} if it may still run elsewhere */
    static void check(PostgresCluster cluster) throws IOException {
        check(cluster, Files.getFileStore(cluster.folder()).type());
    }

    static void check(PostgresCluster cluster, String fileSystem) throws IOException {
        Path mark = file(cluster);
        Path pidFile = cluster.data().resolve("postmaster.pid");
        if (!Files.exists(mark) || !Files.exists(pidFile)) {
            return;
        }
        String host = Files.readString(mark).strip();
        boolean network = NETWORK.matcher(fileSystem.toLowerCase(Locale.ROOT)).matches();
        if (network && !host.equals(Host.name())) {
            throw PostgresCluster.foreign("the database in " + cluster.data() + " (on " + fileSystem
                    + ") was last run by the machine " + host + " and not stopped there; stop Storyreel on " + host
                    + ", or, when it is sure that nothing runs there any more, delete " + pidFile);
        }
    }

    static void write(PostgresCluster cluster) throws IOException {
        Files.writeString(file(cluster), Host.name() + "\n");
    }

    private static Path file(PostgresCluster cluster) {
        return cluster.folder().resolve("host");
    }
}
