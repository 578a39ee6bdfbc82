package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import dev.storyreel.provider.StoryPlan.Scene;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What tests do with films over HTTP; each film is named by its path. */
record FilmClient(StudioServer server) {
    /** Begins a film; gives its path. */
    String begin(String body) {
        Answer answer = server.post("/v1/projects", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.header("Location");
    }

    JsonNode await(String path) {
        return await(path, "succeeded");
    }

    JsonNode await(String path, String status) {
        StudioServer.until("the project is " + status, () -> {
            JsonNode project = server.get(path).body();
            String now = project.path("status").asString();
            assertThat(now).as(project.path("error").toString()).isIn("queued", "running", status);
            return now.equals(status);
        });
        return server.get(path).body();
    }

    JsonNode change(String path, String body) {
        Answer answer = server.patch(path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    JsonNode again(String path) {
        return again(path, "/regenerate", "");
    }

    /** @param what after the film's path */
    JsonNode again(String path, String what, String body) {
        Answer answer = server.post(path + what, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return await(path);
    }

    /** Makes all of a film that is to be just as that one, as another production that knows none of its results; gives its path. */
    String fromScratch(String path) {
        Projects projects = server.get(Projects.class);
        Clips clips = server.get(Clips.class);
        Productions productions = server.get(Productions.class);
        UUID old = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        Production model = productions.find(old).orElseThrow();
        Project film = projects.get(old);
        List<Clip> wanted = clips.of(old);
        List<Scene> plan = wanted.stream()
                .map(clip -> new Scene(clip.narration(), clip.plannedPrompt()))
                .toList();
        UUID id = UUID.randomUUID();
        server.get(TransactionTemplate.class).executeWithoutResult(_ -> {
            productions.submit(new NewProduction(
                    id,
                    StoryGraph.KIND,
                    model.owner(),
                    model.priority(),
                    StoryGraph.filming(film, Scenes.of(film, wanted)),
                    StoryGraph.weight(Scenes.of(film, wanted), true)));
            projects.insert(new Project(
                    id,
                    film.topic(),
                    film.script(),
                    film.title(),
                    film.preset(),
                    film.look(),
                    film.aspectRatio(),
                    film.canvas(),
                    film.durationSeconds(),
                    film.narrator(),
                    film.transitions(),
                    film.captions(),
                    film.move(),
                    film.music(),
                    film.musicFile(),
                    film.video(),
                    film.seed(),
                    film.fresh()));
            clips.insert(id, plan);
            wanted.forEach(clip -> clips.restage(id, clip.index(), clip.imagePrompt()));
            wanted.forEach(clip -> clips.recast(id, clip.index(), clip.ownVoice()));
            wanted.forEach(clip -> clips.show(id, clip.index(), clip.media()));
            wanted.forEach(clip -> clips.move(id, clip.index(), clip.move(), clip.drawnFocus()));
        });
        String made = "/v1/projects/" + id;
        await(made);
        return made;
    }

    /** What was worked at in the film's last revision: the type of each job and its clip. */
    Set<String> worked(String path) {
        int revision = server.get(path).body().path("revision").asInt();
        Set<String> worked = new TreeSet<>();
        for (JsonNode job : server.get(path + "/debug/jobs").body().path("jobs")) {
            if (job.path("revision").asInt() == revision
                    && !job.path("attempts").path(0).path("reused").asBoolean()) {
                worked.add((job.path("type").asString() + " "
                                + job.path("item_index").asString(""))
                        .strip());
            }
        }
        return worked;
    }

    /** The bytes of one of the film's files. */
    byte[] file(String path, String name) {
        return server.get(url(path, name)).response().body();
    }

    /** Where one of the film's files is. */
    String url(String path, String name) {
        for (JsonNode asset : server.get(path + "/assets").body().path("data")) {
            if (asset.path("name").asString().equals(name)) {
                return asset.path("url").asString();
            }
        }
        throw new AssertionError("there is no " + name);
    }

    /** The names of the film's files. */
    List<String> names(String path) {
        return server.get(path + "/assets")
                .body()
                .path("data")
                .valueStream()
                .map(asset -> asset.path("name").asString())
                .toList();
    }
}
