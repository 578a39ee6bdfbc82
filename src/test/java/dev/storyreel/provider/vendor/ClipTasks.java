package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The clips that a vendor on this machine is at: each is done after it was asked after a few times, or when it is told. */
public final class ClipTasks {
    /** Enough of an MP4 file to be taken for one. */
    public static final byte[] SOME_FILE = "....ftypisom....and more".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    /** How far a task is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        REFUSED,
        CANCELLED
    }

    private final Map<String, Request> begun = new LinkedHashMap<>();
    private final Map<String, List<Long>> asked = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private volatile State end = State.DONE;
    private volatile int steps = 3;
    private volatile byte[] file = SOME_FILE;

    /** What a task ends with. */
    public ClipTasks ending(State with) {
        end = with;
        return this;
    }

    /** How often a task is asked after until it is over: queued, then running, then over. */
    public ClipTasks after(int times) {
        steps = times;
        return this;
    }

    /** What is made. */
    public ClipTasks making(byte[] clip) {
        file = clip;
        return this;
    }

    /** All requests that began one, by its id, the oldest first. */
    public synchronized Map<String, Request> begun() {
        return new LinkedHashMap<>(begun);
    }

    public Set<String> cancelled() {
        return Set.copyOf(cancelled);
    }

    /** When a task was asked after, in nanoseconds. */
    public List<Long> asked(String id) {
        return List.copyOf(asked.getOrDefault(id, List.of()));
    }

    /** One that nobody has asked for. */
    public String begin() {
        return begin(new Request("POST", "", Map.of(), "", VendorServer.JSON.createObjectNode(), new byte[0]));
    }

    synchronized String begin(Request request) {
        String id = "17f20503-6c24-4c16-946b-%012d".formatted(begun.size() + 1);
        begun.put(id, request);
        return id;
    }

    synchronized boolean knows(String id) {
        return begun.containsKey(id);
    }

    State ask(String id) {
        List<Long> times = asked.computeIfAbsent(id, _ -> java.util.Collections.synchronizedList(new ArrayList<>()));
        times.add(System.nanoTime());
        if (cancelled.contains(id)) {
            return State.CANCELLED;
        }
        return times.size() >= steps ? end : times.size() == 1 ? State.QUEUED : State.RUNNING;
    }

    void cancel(String id) {
        cancelled.add(id);
    }

    Reply file() {
        return Reply.of("video/mp4", file);
    }

    /** The last part of a path, or the one before it. */
    static String id(Request request, String after) {
        String path = request.path();
        String rest = path.substring(path.indexOf(after) + after.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
