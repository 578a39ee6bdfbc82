package dev.storyreel.cli;

import dev.storyreel.cli.Answers.SentPart;
import dev.storyreel.cli.Answers.Upload;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A big file on its way to the studio in parts, so that the same command goes on where it was interrupted. */
final class PartedSending {
    /** Bytes of the largest file that is sent at once; it takes minutes at the most to do that again. */
    static final long AT_ONCE = 64L << 20;

    private final LocalFile file;
    private final String sha256;
    private final StudioClient client;
    private final PrintStream notes;
    private final String shown;

    /** @param sha256 of all of the file */
    PartedSending(LocalFile file, String sha256, StudioClient client, PrintStream notes) {
        this.file = file;
        this.sha256 = sha256;
        this.client = client;
        this.notes = notes;
        this.shown = file.shown();
    }

    /** Sends what the studio does not have yet; gives the upload's id. */
    String send() throws InterruptedException, IOException {
        List<Upload> before =
                client.uploads(sha256).stream().filter(this::isOfThis).toList();
        Upload ready = first(before, upload -> "ready".equals(upload.status()));
        if (ready != null) {
            notes.println(shown + " is at the studio already");
            return client.named(ready.id(), shown);
        }
        Upload waiting = first(before, upload -> "waiting".equals(upload.status()));
        try {
            String id = waiting == null ? announce() : goOn(waiting);
            client.complete(id);
            return id;
        } catch (InterruptedException e) {
            tellKept();
            throw e;
        }
    }

    /** What else an upload says of its file. */
    private boolean isOfThis(Upload upload) {
        return file.purpose().equals(upload.purpose())
                && file.contentType().equals(upload.contentType())
                && Long.valueOf(file.size()).equals(upload.sizeBytes());
    }

    private static @Nullable Upload first(List<Upload> uploads, Predicate<Upload> wanted) {
        return uploads.stream().filter(wanted).findFirst().orElse(null);
    }

    private String announce() throws InterruptedException, IOException {
        Answers.Ticket ticket = client.announce(file.announcement(sha256));
        String id = client.own(ticket.id(), shown);
        sendParts(id, ticket.partSizeBytes(), Set.of());
        return id;
    }

    private String goOn(Upload upload) throws InterruptedException, IOException {
        // whoever announced it may still want it
        String id = client.named(upload.id(), shown);
        Set<Integer> come =
                client.sentParts(id).stream().map(SentPart::number).collect(Collectors.toCollection(HashSet::new));
        if (!come.isEmpty()) {
            notes.println("going on with " + shown + ": some of it is at the studio already");
        }
        sendParts(id, upload.partSizeBytes(), come);
        return id;
    }

    private void sendParts(String id, @Nullable Long partSize, Set<Integer> come)
            throws InterruptedException, IOException {
        if (partSize == null || partSize <= 0) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio does not say how large parts are");
        }
        Tenths tenths = new Tenths(shown, file.size(), notes);
        try {
            for (int number = 1; (number - 1) * partSize < file.size(); number++) {
                if (!come.contains(number)) {
                    long from = (number - 1) * partSize;
                    Stretch part = new Stretch(file.path(), from, Math.min(partSize, file.size() - from));
                    client.putPart(id, number, part.sha256(), part.body(tenths));
                }
            }
        } catch (CommandFailure e) {
            tellKept();
            throw e;
        }
    }

    private void tellKept() {
        notes.println("storyreel: the studio keeps for some days what was sent of " + shown
                + "; the same command goes on from there");
    }
}
