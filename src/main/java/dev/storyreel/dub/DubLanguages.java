package dev.storyreel.dub;

import dev.storyreel.kind.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the languages that recordings are dubbed in. */
@Repository
class DubLanguages {
    private final JdbcClient jdbc;
    private final Json json;

    DubLanguages(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param language BCP 47
     * @param captions what is to be said, as the user gave it; null to have it translated
     * @param translation who translated; null before that, and where the words were given
     * @param made what was made; null while it is not
     * @param changed whether a user has changed a line since
     */
    record Language(
            String language,
            @Nullable String captions,
            @Nullable TranslatedBy translation,
            @Nullable DubManifest made,
            boolean changed) {
        /** Whether there is something to be made: all of it, what a user has changed, or what nobody could speak. */
        boolean isOpen() {
            return made == null || changed || made.flagged().stream().anyMatch(line -> line.failure() != null);
        }
    }

    /**
     * @param draft whether it was made word by word
     * @param names of providers with their models
     */
    record TranslatedBy(boolean draft, Set<String> names) {
        TranslatedBy {
            names = new TreeSet<>(names);
        }
    }

    void insert(UUID dub, int position, String language, @Nullable String captions) {
        jdbc.sql("insert into dub_languages (dub_id, language, position, captions) values (?, ?, ?, ?)")
                .param(dub)
                .param(language)
                .param(position)
                .param(captions)
                .update();
    }

    /** In the order they were asked for. */
    List<Language> of(UUID dub) {
        return of(List.of(dub)).getOrDefault(dub, List.of());
    }

    /** The same of several dubs at once. */
    Map<UUID, List<Language>> of(Collection<UUID> dubs) {
        Map<UUID, List<Language>> languages = new LinkedHashMap<>();
        jdbc.sql("select * from dub_languages where dub_id = any(:ids) order by dub_id, position")
                .param("ids", dubs.toArray(UUID[]::new))
                .query(row -> {
                    Language language = new Language(
                            row.getString("language"),
                            row.getString("captions"),
                            json.readNullable(row.getString("translation"), TranslatedBy.class),
                            json.readNullable(row.getString("made"), DubManifest.class),
                            row.getBoolean("changed"));
                    languages
                            .computeIfAbsent(row.getObject("dub_id", UUID.class), _ -> new ArrayList<>())
                            .add(language);
                });
        return languages;
    }

    /** A language that a job works at. */
    Language get(UUID dub, String language) {
        return of(dub).stream()
                .filter(each -> each.language().equals(language))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(dub + " is not dubbed in " + language));
    }

    void saveTranslation(UUID dub, String language, TranslatedBy translation) {
        jdbc.sql("update dub_languages set translation = ?::jsonb where dub_id = ? and language = ?")
                .params(json.write(translation), dub, language)
                .update();
    }

    void saveMade(UUID dub, String language, DubManifest made) {
        jdbc.sql("update dub_languages set made = ?::jsonb, changed = false where dub_id = ? and language = ?")
                .params(json.write(made), dub, language)
                .update();
    }

    /** A line of it was changed. */
    void noteChange(UUID dub, String language) {
        jdbc.sql("update dub_languages set changed = true where dub_id = ? and language = ?")
                .params(dub, language)
                .update();
    }
}
