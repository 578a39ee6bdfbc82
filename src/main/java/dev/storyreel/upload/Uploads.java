package dev.storyreel.upload;

import dev.storyreel.database.Ids;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import dev.storyreel.storage.ExpectedBytes;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.SignedUpload;
import dev.storyreel.storage.StorageError;
import dev.storyreel.upload.NewParts.NewPart;
import dev.storyreel.upload.Upload.Status;
import dev.storyreel.web.CurrentOwner;
import dev.storyreel.web.PageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The user's own files. Safe for use by many threads. */
@Service
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private static final String PART_TYPE = "application/octet-stream";

    private final UploadRows rows;
    private final UploadsInUse uses;
    private final ArrivedUploads arrived;
    private final UploadObjects objects;
    private final TransactionTemplate transaction;
    private final ObjectStore store;
    private final UploadSettings settings;
    private final CurrentOwner owner;
    private final Clock clock;

    Uploads(
            UploadRows rows,
            UploadsInUse uses,
            ArrivedUploads arrived,
            UploadObjects objects,
            TransactionTemplate transaction,
            ObjectStore store,
            UploadSettings settings,
            CurrentOwner owner,
            Clock clock) {
        this.rows = rows;
        this.uses = uses;
        this.arrived = arrived;
        this.objects = objects;
        this.transaction = transaction;
        this.store = store;
        this.settings = settings;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * A file of the caller's that can be used for something. In a transaction, it is there until that ends.
     *
     * @param purposes one of them is what it was sent for
     *
     * @throws StoryreelException {@link UploadError#UPLOAD_NOT_FOUND}, {@link UploadError#UPLOAD_WRONG_PURPOSE},
     *     {@link UploadError#UPLOAD_NOT_READY}
     */
    public Upload require(UUID id, Purpose... purposes) {
        // before it is looked at: who deletes it waits from here on
        rows.use(id, clock.instant());
        Upload upload = find(id);
        List<Purpose> wanted = List.of(purposes);
        if (!wanted.contains(upload.purpose())) {
            throw new StoryreelException(
                    UploadError.UPLOAD_WRONG_PURPOSE,
                    "the upload " + id + " was sent as " + upload.purpose().code() + ", not as "
                            + wanted.stream().map(Purpose::code).collect(Collectors.joining(" or ")));
        }
        return switch (upload.status()) {
            case READY -> upload;
            case WAITING -> throw notCome(upload);
            case REFUSED -> throw refused(upload);
        };
    }

    /**
     * Looks whether bytes have come that nobody told us of, for those who are about to {@linkplain #require require} them; not
     * for within a transaction, as it may take a while. What is not there, not the caller's, or not taken is left as it is.
     *
     * @throws StoryreelException why it cannot be told whether they have come
     */
    public void notice(Collection<UUID> ids) throws IOException, InterruptedException {
        for (UUID id : new LinkedHashSet<>(ids)) {
            Optional<Upload> ours =
                    rows.find(id).filter(upload -> upload.owner().equals(owner.name()));
            if (ours.isPresent()) {
                notice(ours.get());
            }
        }
    }

    private void notice(Upload upload) throws IOException, InterruptedException {
        try {
            arrived.ask(upload);
        } catch (StoryreelException e) {
            if (!ArrivedUploads.isToldByRow(e.errorCode())) {
                throw e;
            }
            LOG.debug("the upload {} was not taken: {}", upload.id(), e.getMessage());
        }
    }

    /**
     * As it is now; bytes that have come meanwhile are looked at.
     *
     * @throws StoryreelException also why it cannot be told whether they have come
     */
    Upload noticed(UUID id) throws IOException, InterruptedException {
        notice(find(id));
        return find(id);
    }

    /**
     * Takes an upload whose bytes were sent, at once or in parts; again and again if need be.
     *
     * @throws StoryreelException why they are not taken
     */
    Upload complete(UUID id) throws IOException, InterruptedException {
        arrived.complete(find(id));
        Upload upload = find(id);
        return switch (upload.status()) {
            case READY -> upload;
            case WAITING -> throw notCome(upload);
            case REFUSED -> throw refused(upload);
        };
    }

    /** Holds uploads that are to be {@linkplain #require required} together until the transaction ends, so that no two wait for each other. */
    public void hold(Collection<UUID> ids) {
        rows.hold(ids);
    }

    /**
     * Brings the bytes of an upload, whoever's it is, to a local file, which must not exist yet. They are those that were
     * looked at: its URL may still have been good for others after that.
     *
     * @throws StoryreelException {@link UploadError#UPLOAD_NOT_FOUND} if it was deleted, {@link UploadError#UPLOAD_CHANGED}
     */
    public void fetch(UUID id, Path target) throws IOException {
        Upload upload = rows.find(id).orElseThrow(() -> notFound(id));
        try {
            store.fetch(upload.key(), target, upload.bytes().size());
            upload.bytes().requireIn(target);
        } catch (StoryreelException e) {
            throw switch (e.errorCode()) {
                case StorageError.OBJECT_NOT_FOUND -> notFound(id);
                case StorageError.SIZE_MISMATCH, StorageError.CHECKSUM_MISMATCH ->
                    new StoryreelException(
                            UploadError.UPLOAD_CHANGED,
                            "the bytes of the upload " + id
                                    + " were replaced by others; send those that were announced",
                            e);
                default -> e;
            };
        }
    }

    /** @throws StoryreelException {@link UploadError#UPLOAD_TOO_LARGE}, {@link UploadError#UPLOAD_TYPE_UNSUPPORTED} */
    Upload announce(NewUpload wanted) {
        Purpose purpose = wanted.purpose();
        DataSize largest = settings.largest(purpose);
        if (wanted.sizeBytes() > largest.toBytes()) {
            throw new StoryreelException(
                    UploadError.UPLOAD_TOO_LARGE,
                    "size_bytes: a file sent as " + purpose.code() + " may have at most " + largest.toBytes()
                            + " bytes");
        }
        String contentType = wanted.contentType().toLowerCase(Locale.ROOT);
        if (!purpose.contentTypes().contains(contentType)) {
            throw new StoryreelException(
                    UploadError.UPLOAD_TYPE_UNSUPPORTED,
                    "content_type: a file sent as " + purpose.code() + " must be one of "
                            + String.join(
                                    ", ",
                                    purpose.contentTypes().stream().sorted().toList()));
        }
        Upload upload = new Upload(
                Ids.next(),
                owner.name(),
                purpose,
                wanted.fileName(),
                new ExpectedBytes(wanted.sizeBytes(), wanted.sha256()),
                contentType,
                settings.partSize().toBytes(),
                Status.WAITING,
                null,
                null,
                null,
                null,
                clock.instant());
        rows.insert(upload);
        return upload;
    }

    SignedUpload signed(Upload upload) {
        return store.signedUpload(upload.key(), upload.bytes(), upload.contentType(), settings.urlsValidFor());
    }

    /**
     * Where parts of an upload that waits are sent. It counts as used now: who sends for days is not to lose what has come.
     *
     * @throws StoryreelException {@link UploadError#UPLOAD_NOT_FOUND}, {@link UploadError#UPLOAD_NOT_WAITING},
     *     {@link UploadError#UPLOAD_PART_UNKNOWN}
     */
    List<PartTicket> signedParts(UUID id, List<NewPart> wanted) {
        Upload upload = find(id);
        if (upload.status() != Status.WAITING) {
            throw new StoryreelException(
                    UploadError.UPLOAD_NOT_WAITING,
                    "the upload " + id + " takes no more parts: it is "
                            + upload.status().code());
        }
        PartSizes sizes = upload.partSizes();
        for (int i = 0; i < wanted.size(); i++) {
            if (!sizes.has(wanted.get(i).number())) {
                throw new WrongField(
                        UploadError.UPLOAD_PART_UNKNOWN,
                        "parts[" + i + "].number",
                        "must be 1 to " + sizes.count() + ", the parts of the upload " + id);
            }
        }
        rows.use(id, clock.instant());
        return wanted.stream().map(part -> signed(upload, part)).toList();
    }

    private PartTicket signed(Upload upload, NewPart part) {
        SignedUpload signed = store.signedUpload(
                upload.partKey(part.number()),
                new ExpectedBytes(upload.partSizes().of(part.number()), part.sha256()),
                PART_TYPE,
                settings.urlsValidFor());
        return new PartTicket(part.number(), signed.url(), signed.headers(), signed.expiresAt());
    }

    /** The parts that have come, by their numbers; none of one that is settled. */
    List<UploadPart> parts(UUID id) throws IOException {
        return objects.parts(find(id)).stream()
                .map(part -> new UploadPart(Upload.partNumber(part.key()), part.size()))
                .toList();
    }

    /** @throws StoryreelException {@link UploadError#UPLOAD_NOT_FOUND} */
    Upload find(UUID id) {
        return rows.find(id).filter(found -> found.owner().equals(owner.name())).orElseThrow(() -> notFound(id));
    }

    /**
     * Newest first; one more than the page has, if there are more.
     *
     * @param sha256 of the bytes, if only those are wanted
     */
    List<Upload> list(@Nullable String sha256, PageRequest page) {
        return rows.list(owner.name(), sha256, page.after(), page.limit() + 1);
    }

    /**
     * Films that were made with it keep copies of their own. The row goes first: bytes that come in meanwhile find none, and are
     * deleted by those who took them. Killed in between, {@link UnusedUploads} finds the objects.
     *
     * @throws StoryreelException {@link UploadError#UPLOAD_NOT_FOUND}, {@link UploadError#UPLOAD_IN_USE}
     */
    void delete(UUID id) throws IOException {
        transaction.executeWithoutResult(_ -> {
            if (rows.hold(id)
                    .filter(found -> found.owner().equals(owner.name()))
                    .isEmpty()) {
                throw notFound(id);
            }
            if (!uses.needed(List.of(id)).isEmpty()) {
                throw new StoryreelException(
                        UploadError.UPLOAD_IN_USE,
                        "the upload " + id
                                + " is needed by a film that is being made, or was changed and is still to be"
                                + " made again; delete it after that");
            }
            rows.delete(id);
        });
        objects.delete(id);
    }

    private static StoryreelException notCome(Upload upload) {
        String why = upload.errorMessage() == null ? "" : " (what came was not taken: " + upload.errorMessage() + ")";
        return new StoryreelException(
                UploadError.UPLOAD_NOT_READY,
                "the bytes of the upload " + upload.id() + " have not all come; PUT them to its URL, or"
                        + " send all its parts and complete it, first" + why);
    }

    static StoryreelException refused(Upload upload) {
        return new StoryreelException(
                UploadError.UPLOAD_NOT_READY, "the upload " + upload.id() + " was refused: " + upload.errorMessage());
    }

    static StoryreelException notFound(UUID id) {
        return new StoryreelException(UploadError.UPLOAD_NOT_FOUND, "there is no upload with the id " + id);
    }
}
