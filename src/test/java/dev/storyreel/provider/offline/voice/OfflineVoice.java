package dev.storyreel.provider.offline.voice;

import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;

/** Our own voice, for those who test what is heard. */
public final class OfflineVoice {
    private OfflineVoice() {}

    /** As a WAV file of 48 kHz, one channel, 16 bits. */
    public static Speech say(String text) throws InterruptedException {
        return new OfflineSpeechProvider().speak(new SpeechRequest(text, "en", 1));
    }
}
