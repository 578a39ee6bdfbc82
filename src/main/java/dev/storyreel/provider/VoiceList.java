package dev.storyreel.provider;

import java.util.List;

/**
 * @param voices of one provider
 * @param complete whether there are no others: a provider with very many, or one that tells of none, may have some that are
 *     not in it
 */
public record VoiceList(List<Voice> voices, boolean complete) {
    public VoiceList {
        voices = List.copyOf(voices);
    }
}
