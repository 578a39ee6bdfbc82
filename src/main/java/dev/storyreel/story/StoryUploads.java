package dev.storyreel.story;

import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import dev.storyreel.upload.UploadUse;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Films need the user's files until they are made with them: then they have copies. */
@Component
class StoryUploads implements UploadUse {
    private final JdbcClient jdbc;
    /** The jobs of productions use uploads themselves. */
    private final ObjectProvider<Productions> productions;

    StoryUploads(JdbcClient jdbc, ObjectProvider<Productions> productions) {
        this.jdbc = jdbc;
        this.productions = productions;
    }

    @Override
    public Set<UUID> needed(Collection<UUID> uploads) {
        List<Use> uses = uses(uploads);
        Set<UUID> projects = uses.stream().map(Use::project).collect(Collectors.toSet());
        Set<UUID> goingOn = productions.getObject().find(projects).stream()
                .filter(StoryUploads::goesOn)
                .map(Production::id)
                .collect(Collectors.toSet());
        return uses.stream()
                .filter(use -> goingOn.contains(use.project()))
                .map(Use::upload)
                .collect(Collectors.toSet());
    }

    private record Use(UUID upload, UUID project) {}

    private List<Use> uses(Collection<UUID> uploads) {
        return jdbc.sql("""
                        select (media #>> '{file,upload_id}')::uuid as upload, project_id as project
                        from clips where media is not null and media #>> '{file,upload_id}' = any(:ids)
                        union
                        select (music_file ->> 'upload_id')::uuid, id
                        from projects where music_file is not null and music_file ->> 'upload_id' = any(:ids)
                        """)
                .param("ids", uploads.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> new Use(row.getObject("upload", UUID.class), row.getObject("project", UUID.class)))
                .list();
    }

    /** One that failed or was cancelled may be gone on with: it says then what is missing. */
    private static boolean goesOn(Production production) {
        return !production.status().isTerminal() || production.changed();
    }
}
