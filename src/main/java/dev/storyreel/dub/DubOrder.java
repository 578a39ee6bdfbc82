package dev.storyreel.dub;

import dev.storyreel.provider.VoiceRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, looked up and found possible.
 *
 * @param sourceLanguage BCP 47, in its canonical form; null to be found out
 * @param captions what is to be said in each target language, in the order they were asked for; an empty text to have it translated
 * @param voice null for whoever is asked first
 */
record DubOrder(
        @Nullable String sourceLanguage,
        Map<String, String> captions,
        @Nullable VoiceRef voice,
        Map<String, VoiceRef> speakerVoices) {}
