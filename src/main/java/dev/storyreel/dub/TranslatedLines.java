package dev.storyreel.dub;

import dev.storyreel.error.ErrorType;
import dev.storyreel.kind.JobCaller;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Results;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a recording in one language, as they come. Each answer is stored before the next is asked for. Of one that is faulty in some
 * lines, the others are kept and those are asked for again; a line that nobody will translate is found by asking for halves. What cannot
 * be had that way has a text all the same, and a fault.
 */
final class TranslatedLines {
    /** What was said just before helps to understand what is said now. */
    private static final int LINES_BEFORE = 6;

    /** How often faulty lines of a batch are asked for again. */
    private static final int MOST_REPAIRS = 2;

    /** So many requests are made of a batch of which something is refused: of 60 lines, one is found with 13. */
    private static final int MOST_PARTS = 24;

    private final Providers providers;
    private final Results results;
    private final JobContext job;
    private final Dub dub;
    private final String target;
    private final List<SourceLine> lines;
    private final List<String> route;
    private final Map<Integer, String> texts = new TreeMap<>();
    private final Map<Integer, String> faults = new TreeMap<>();
    private final Set<Integer> refused = new HashSet<>();
    private final Set<String> by = new LinkedHashSet<>();
    private boolean draft;

    TranslatedLines(
            Providers providers, Results results, JobContext job, Dub dub, String target, List<SourceLine> lines) {
        this.providers = providers;
        this.results = results;
        this.job = job;
        this.dub = dub;
        this.target = target;
        this.lines = lines;
        this.route = providers.translationRoute(dub.requireLanguage(), target);
    }

    /**
     * A line that is to be worded.
     *
     * @param index in the recording
     * @param least characters that it should have
     * @param most characters that it should have
     */
    record Wanted(int index, int least, int most) {}

    /**
     * What came of a request that was paid for.
     *
     * @param translation null where there is none
     * @param failure why there is none
     * @param refused whether that is because nobody would; else what came could not be used
     */
    private record Told(
            @Nullable Translation translation, @Nullable String failure, boolean refused, ProviderUse use)
            implements Billed {}

    /** By the lines' numbers. */
    Map<Integer, String> texts() {
        return texts;
    }

    /** Why a line is not translated as it should be, by the lines' numbers. */
    Map<Integer, String> faults() {
        return faults;
    }

    /** Who translated. */
    DubLanguages.TranslatedBy by() {
        return new DubLanguages.TranslatedBy(draft, by);
    }

    /**
     * Each line gets a text: such as a note of music stays as it is.
     *
     * @throws ProviderException if there is nothing good in a batch
     */
    void askForAll(List<Wanted> wanted) throws IOException, InterruptedException {
        List<Wanted> sayable = new ArrayList<>();
        for (Wanted line : wanted) {
            if (source(line).codePoints().anyMatch(Character::isLetterOrDigit)) {
                sayable.add(line);
            } else {
                texts.put(line.index(), source(line));
            }
        }
        List<List<Wanted>> batches = batches(sayable);
        for (int batch = 0; batch < batches.size(); batch++) {
            askForParts(batch, batches.get(batch));
            for (int repair = 1; repair <= MOST_REPAIRS; repair++) {
                repair(DubAssets.translation(target, "repair" + repair, batch), batches.get(batch));
            }
            job.progress((batch + 1.0) / batches.size());
        }
    }

    /**
     * Other words are asked for once.
     *
     * @param round names the answers
     */
    void askForOthers(String round, List<Wanted> wanted) throws IOException, InterruptedException {
        List<List<Wanted>> batches = batches(wanted);
        for (int batch = 0; batch < batches.size(); batch++) {
            List<Wanted> some = batches.get(batch);
            take(some, told(DubAssets.translation(target, round, batch), some, before(some), true));
            job.progress((batch + 1.0) / batches.size());
        }
    }

    /** As few as can be, about as large as each other: a line alone would be a batch that one fault makes useless. */
    private static List<List<Wanted>> batches(List<Wanted> wanted) {
        int count = Math.ceilDiv(wanted.size(), TranslationRequest.MOST_LINES);
        return IntStream.range(0, count)
                .mapToObj(i -> wanted.subList(wanted.size() * i / count, wanted.size() * (i + 1) / count))
                .toList();
    }

    /** What is refused is asked for in halves, and without what was said before, which may be what is declined. */
    private void askForParts(int batch, List<Wanted> wanted) throws IOException, InterruptedException {
        Deque<List<Wanted>> parts = new ArrayDeque<>(List.of(wanted));
        List<Wanted> missing = new ArrayList<>();
        ProviderException why = null;
        for (int asked = 0; !parts.isEmpty() && asked < MOST_PARTS; asked++) {
            boolean whole = asked == 0;
            List<Wanted> part = parts.remove();
            String name = DubAssets.translation(target, whole ? "first" : "part" + asked, batch);
            try {
                take(part, told(name, part, whole ? before(part) : List.of(), whole));
            } catch (ProviderException e) {
                boolean ofSomeLine = e.error() == ProviderError.PROVIDER_REFUSED
                        || (!whole && e.error() == ProviderError.PROVIDER_BAD_ANSWER);
                if (!ofSomeLine) {
                    throw e;
                }
                why = e;
                if (part.size() == 1 && !whole) {
                    missing.addAll(part);
                    part.forEach(line -> miss(line, e));
                } else {
                    int middle = part.size() / 2;
                    Stream.of(part.subList(0, middle), part.subList(middle, part.size()))
                            .filter(half -> !half.isEmpty())
                            .forEach(parts::add);
                }
            }
        }
        for (List<Wanted> part : parts) {
            missing.addAll(part);
            for (Wanted line : part) {
                miss(line, Objects.requireNonNull(why));
            }
        }
        if (why != null && missing.size() == wanted.size()) {
            throw why;
        }
    }

    private void miss(Wanted line, ProviderException why) {
        texts.put(line.index(), source(line));
        faults.put(line.index(), "is not translated: " + why.getMessage());
        if (why.error() == ProviderError.PROVIDER_REFUSED) {
            refused.add(line.index());
        }
    }

    /** Faulty lines are asked for again; what is no better then stays as it came. */
    private void repair(String name, List<Wanted> batch) throws IOException, InterruptedException {
        List<Wanted> faulty = batch.stream()
                .filter(line -> faults.containsKey(line.index()) && !refused.contains(line.index()))
                .toList();
        if (faulty.isEmpty()) {
            return;
        }
        try {
            take(faulty, told(name, faulty, before(faulty), false));
        } catch (ProviderException e) {
            boolean isBearable = e.error() == ProviderError.PROVIDER_BAD_ANSWER
                    || e.error().type() == ErrorType.REFUSED
                    || (e.error().type() == ErrorType.PROVIDER && job.isLastTry());
            if (!isBearable) {
                throw e;
            }
        }
    }

    private void take(List<Wanted> wanted, Translation told) {
        for (int i = 0; i < wanted.size(); i++) {
            Wanted line = wanted.get(i);
            String text = told.lines().get(i);
            Optional<String> fault = told.fault(i);
            // what came before may be bad, but the source's words are no translation at all
            if (fault.isEmpty() || !text.equals(source(line))) {
                texts.put(line.index(), text);
            } else {
                texts.putIfAbsent(line.index(), text);
            }
            if (fault.isEmpty()) {
                faults.remove(line.index());
            } else if (text.equals(texts.get(line.index()))) {
                // it is told of the text that stays
                faults.put(line.index(), fault.get());
            }
        }
        draft |= told.draft();
        by.add(told.use().provider() + "/" + told.use().model());
    }

    /** @param again whether what cannot be used is asked for again when the job is tried again; else that is its answer */
    private Translation told(String name, List<Wanted> wanted, List<String> before, boolean again)
            throws IOException, InterruptedException {
        TranslationRequest request = new TranslationRequest(
                dub.requireLanguage(),
                target,
                before,
                wanted.stream().map(this::line).toList(),
                dub.keepTerms());
        WorkKey key = WorkKey.of("translation", name, request, route);
        Told told = results.told(job, key, name, route, Told.class, () -> asked(request, again));
        ProviderNotes.warnIfOffline(job, told.use(), "The translation into " + target + " was");
        if (told.translation() == null) {
            throw new ProviderException(
                    told.refused() ? ProviderError.PROVIDER_REFUSED : ProviderError.PROVIDER_BAD_ANSWER,
                    String.valueOf(told.failure()));
        }
        return told.translation();
    }

    /** What was paid for is an answer, too, if it is not to be asked for again: else it would be paid with each try of the job. */
    private Told asked(TranslationRequest request, boolean again) throws InterruptedException {
        try {
            Translation translation = providers.translate(request, new JobCaller(job));
            return new Told(translation, null, false, translation.use());
        } catch (ProviderException e) {
            boolean refused = e.error() == ProviderError.PROVIDER_REFUSED;
            boolean answered = refused || (!again && e.error() == ProviderError.PROVIDER_BAD_ANSWER);
            if (!answered || e.use().isEmpty()) {
                throw e;
            }
            return new Told(null, e.getMessage(), refused, e.use().get());
        }
    }

    private TranslationRequest.Line line(Wanted wanted) {
        return new TranslationRequest.Line(source(wanted), wanted.least(), wanted.most(), faults.get(wanted.index()));
    }

    private List<String> before(List<Wanted> wanted) {
        int first = wanted.getFirst().index();
        return lines.subList(Math.max(0, first - LINES_BEFORE), first).stream()
                .map(SourceLine::text)
                .toList();
    }

    private String source(Wanted line) {
        return lines.get(line.index()).text();
    }
}
