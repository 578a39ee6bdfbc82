package dev.storyreel.provider.http;

import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.VoiceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together the pages in which vendors list their voices, up to a bound. */
public final class VoicePages {
    static final int MOST_VOICES = 1_500;
    /** Of a vendor whose pages have next to nothing in them. */
    private static final int MOST_PAGES = 30;

    private VoicePages() {}

    /**
     * @param last whether the vendor says that there are no more
     * @param next what the next page is asked for with; null if there is nothing to ask with
     */
    public record Page(
            List<Voice> voices, boolean last, @Nullable String next) {}

    /** Whom to ask. */
    @FunctionalInterface
    public interface Source {
        /** @param cursor as the page before told it; null for the first */
        Page page(@Nullable String cursor) throws InterruptedException;
    }

    /** All of them once, in their order. */
    public static VoiceList read(Source source) throws InterruptedException {
        Map<VoiceRef, Voice> voices = new LinkedHashMap<>();
        Set<String> asked = new HashSet<>();
        Page page = source.page(null);
        page.voices().forEach(voice -> voices.putIfAbsent(voice.id(), voice));
        while (!page.last()
                && page.next() != null
                && asked.add(page.next())
                && asked.size() < MOST_PAGES
                && voices.size() < MOST_VOICES) {
            page = source.page(page.next());
            page.voices().forEach(voice -> voices.putIfAbsent(voice.id(), voice));
        }
        List<Voice> all = new ArrayList<>(voices.values());
        return new VoiceList(
                all.subList(0, Math.min(MOST_VOICES, all.size())), page.last() && all.size() <= MOST_VOICES);
    }

    /** @param id as the vendor calls a voice; empty if that is nothing to ask for it with */
    public static Optional<VoiceRef> id(String provider, @Nullable String id) {
        return id == null || id.isBlank() ? Optional.empty() : VoiceRef.of(provider + "/" + id);
    }
}
