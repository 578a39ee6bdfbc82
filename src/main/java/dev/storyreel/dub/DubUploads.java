package dev.storyreel.dub;

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

/** Dubs need the user's files until they have looked at the recording: then they have copies. */
@Component
class DubUploads implements UploadUse {
    private final JdbcClient jdbc;
    /** The jobs of productions use uploads themselves. */
    private final ObjectProvider<Productions> productions;

    DubUploads(JdbcClient jdbc, ObjectProvider<Productions> productions) {
        this.jdbc = jdbc;
        this.productions = productions;
    }

    private record Use(UUID upload, UUID dub) {}

    @Override
    public Set<UUID> needed(Collection<UUID> uploads) {
        List<Use> uses = jdbc.sql("""
                        select upload, id from (
                            select (recording ->> 'upload_id')::uuid as upload, id from dubs where samples is null
                            union
                            select (background ->> 'upload_id')::uuid, id from dubs
                            where samples is null and background is not null) as used
                        where upload = any(:ids)
                        """)
                .param("ids", uploads.toArray(UUID[]::new))
                .query((row, _) -> new Use(row.getObject("upload", UUID.class), row.getObject("id", UUID.class)))
                .list();
        Set<UUID> goingOn =
                productions.getObject().find(uses.stream().map(Use::dub).collect(Collectors.toSet())).stream()
                        .filter(production -> !production.status().isTerminal())
                        .map(Production::id)
                        .collect(Collectors.toSet());
        return uses.stream()
                .filter(use -> goingOn.contains(use.dub()))
                .map(Use::upload)
                .collect(Collectors.toSet());
    }
}
