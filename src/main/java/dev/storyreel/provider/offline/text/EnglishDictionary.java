package dev.storyreel.provider.offline.text;

import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.dictionary.Dictionary;
import org.jspecify.annotations.Nullable;

/** WordNet 3.1, loaded once for all who look words up: it takes a third of a second and 45 MB. */
public final class EnglishDictionary {
    private static @Nullable Dictionary dictionary;

    private EnglishDictionary() {}

    /** Not safe for use by many threads: whoever uses it, or what it gave, holds its monitor. */
    public static synchronized Dictionary shared() throws JWNLException {
        Dictionary loaded = dictionary == null ? Dictionary.getDefaultResourceInstance() : dictionary;
        dictionary = loaded;
        return loaded;
    }
}
