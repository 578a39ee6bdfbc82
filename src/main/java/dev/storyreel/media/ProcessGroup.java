package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The child processes of one piece of work. Closing it, from any thread, kills them with all that they started and
 * makes further starts fail; a call of {@link MediaEngine} that was given this group then ends within a second with
 * {@link MediaError#RENDER_CANCELLED}. Safe for use by many threads; closing twice is harmless.
 */
public final class ProcessGroup implements AutoCloseable {
    private static final Set<String> PASSED_ON =
            Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

    /** Those that have started something, of this process: work outside of any job has nobody else to end it. */
    private static final Set<ProcessGroup> OPEN = ConcurrentHashMap.newKeySet();

    private final Set<Process> running = new HashSet<>();
    private boolean closed;

    /**
     * Starts a process. Of this one's environment it is told only where things are: keys and passwords are not for it.
     *
     * @throws StoryreelException {@link MediaError#RENDER_CANCELLED} when the group is closed
     */
    public Process start(ProcessBuilder builder) throws IOException {
        // started under the lock, so that no process slips past a close() that runs at the same time
        synchronized (running) {
            throwIfClosed();
            builder.environment().keySet().retainAll(PASSED_ON);
            running.removeIf(process -> !process.isAlive());
            Process process = builder.start();
            running.add(process);
            OPEN.add(this);
            return process;
        }
    }

    /** Kills one process and all that it started. */
    public void kill(Process process) {
        killTree(process);
        synchronized (running) {
            running.remove(process);
            if (running.isEmpty()) {
                OPEN.remove(this);
            }
        }
    }

    /** Kills everything. */
    @Override
    public void close() {
        List<Process> victims;
        synchronized (running) {
            closed = true;
            victims = List.copyOf(running);
            running.clear();
            OPEN.remove(this);
        }
        victims.forEach(ProcessGroup::killTree);
    }

    /** Closes every group of this process: at its end, nothing that it has started may go on. */
    static void closeAll() {
        List.copyOf(OPEN).forEach(ProcessGroup::close);
    }

    public boolean isClosed() {
        synchronized (running) {
            return closed;
        }
    }

    /**
     * Passes only while the work is still wanted; long loops call it now and then.
     *
     * @throws StoryreelException {@link MediaError#RENDER_CANCELLED} when the group is closed
     * @throws InterruptedException when the calling thread was interrupted
     */
    public void checkpoint() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        throwIfClosed();
    }

    /** @throws StoryreelException {@link MediaError#RENDER_CANCELLED} when the group is closed */
    public void throwIfClosed() {
        if (isClosed()) {
            throw new StoryreelException(MediaError.RENDER_CANCELLED, "the work was cancelled");
        }
    }

    private static void killTree(Process process) {
        // children are listed before their parent dies, for then they would no longer be found through it;
        // the parent dies first, so that it cannot start more
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            List<ProcessHandle> children = descendants.toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
