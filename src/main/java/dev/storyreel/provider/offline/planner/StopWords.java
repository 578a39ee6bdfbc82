package dev.storyreel.provider.offline.planner;

import java.util.Set;

/** Words that say nothing of what a text is about. */
final class StopWords {
    private static final Set<String> FUNCTION = words("""
            a an the this that these those my your his her its our their i you he she it we they me him us them who whom whose
            which what why how when where is are was were be been being am do does did done doing have has had having can could
            will would shall should may might must not no nor and or but if then than so as of in on at by for from to into onto
            over under up down out off with without within about above below between among through during before after again
            once here there all any both each few more most other some such only own same too very just also ever never always
            often still even yet else because while until since though although however per via vs etc every many much several
            one two three four five six seven eight nine ten first second third last next get got make made makes making
            let lets go goes going went come comes came take takes took see seen know known think thought say said says want
            need needs use used uses become becomes became like well way ways thing things lot lots kind kinds sort sorts bit
            really actually almost around across against along itself themselves himself herself yourself new old good best
            better bad worst big small little great long short high low
            """);
    private static final Set<String> GENERIC = words("""
            history story stories reason reasons fact facts guide introduction future secret secrets life world type types part
            parts use uses importance benefit benefits power rise fall origin origins beginning beginnings basics explanation
            overview truth myth myths meaning example examples people person day days time times year years man men woman
            difference differences work works question questions problem problems idea ideas everything something
            anything nothing side end place number name video film topic script
            """);

    private StopWords() {}

    static boolean isFunction(String word) {
        return FUNCTION.contains(word);
    }

    /** Nouns that frame a topic without being it: "the history of …". */
    static boolean isGeneric(String word) {
        return GENERIC.contains(word);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
