package dev.storyreel.provider.offline.voice;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import org.springframework.stereotype.Component;

/** Says which voice speaks; looks for its data without loading it. */
@Component
class VoiceCheck implements ComponentCheck {
    @Override
    public String component() {
        return "voice";
    }

    @Override
    public ComponentStatus check() {
        boolean present = getClass().getResource("/marytts/voice/CmuSltHsmm/voice.config") != null
                && getClass().getResource("/marytts/language/en_US/lexicon/cmudict.fst") != null;
        return present
                ? ComponentStatus.up("offline: " + OfflineSpeechProvider.MODEL + ", English")
                : ComponentStatus.down(
                        "the offline voice's data is not on the class path", "build the whole artifact again");
    }
}
