package dev.storyreel.production;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and what each of them waits for, in the order they are added; so a cycle cannot be written down. Reads as plain
 * code:
 *
 * <pre>{@code
 * var graph = new JobGraph();
 * var voice = graph.add(GENERATE_AUDIO, 0);
 * var picture = graph.add(GENERATE_IMAGE, 0);
 * graph.add(RENDER_CLIP, 0).after(voice, picture);
 * }</pre>
 *
 * <p>What fails ends the production, unless it belongs to a {@linkplain Node#in branch}: one of several results that are wanted each
 * for itself, such as a language. Then it ends its branch alone.
 *
 * <p>Not safe for use by several threads.
 */
public final class JobGraph {
    /** What the names of branches begin with that {@linkplain Node#preparing prepare} others. */
    public static final String PREPARATION = "prepare:";

    /** What people see of a branch's name: nothing of one that prepares others, for it is for all. */
    public static @Nullable String shown(@Nullable String branch) {
        return branch == null || branch.startsWith(PREPARATION) ? null : branch;
    }

    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> leads = new HashSet<>();

    /** Adds a job that concerns the production as a whole. */
    public Node add(JobType type) {
        return add(type, null);
    }

    /** Adds a job for one item of the production, e.g. its third clip (index 2). */
    public Node add(JobType type, @Nullable Integer itemIndex) {
        Node node = new Node(nodes.size(), type, itemIndex);
        nodes.add(node);
        return node;
    }

    /** Says which branches come of it, where its jobs do not: only those are made again with it. */
    public JobGraph leadingTo(Collection<String> branches) {
        leads.addAll(branches);
        return this;
    }

    /** The branches that its jobs belong to, and those that it {@linkplain #leadingTo leads to}. */
    public Set<String> branches() {
        Set<String> branches = new TreeSet<>(leads);
        nodes.forEach(node -> {
            if (node.branch != null) {
                branches.add(node.branch);
            }
        });
        return branches;
    }

    /** The jobs in the order they were added. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** One job of the graph. */
    public final class Node {
        private final int position;
        private final JobType type;
        private final @Nullable Integer itemIndex;
        private final List<Node> dependencies = new ArrayList<>();
        private @Nullable String branch;

        private Node(int position, JobType type, @Nullable Integer itemIndex) {
            this.position = position;
            this.type = type;
            this.itemIndex = itemIndex;
        }

        /**
         * Makes the job part of a branch. When one of a branch fails for good, what has not begun of it is given up and the others go on. The
         * production fails when none of its branches is left.
         */
        public Node in(String name) {
            branch = name;
            return this;
        }

        /**
         * Makes the job part of what is prepared for some of the branches, which come into being when it is done: it fails as a branch
         * does, and leaves those alone that do not need it, but is no result by itself.
         */
        public Node preparing(String name) {
            return in(PREPARATION + name);
        }

        /** Lets the job wait for others of the same graph, added before it: of its own branch, or of none. */
        public Node after(Node... others) {
            return after(List.of(others));
        }

        /** Lets the job wait for others of the same graph, added before it: of its own branch, or of none. */
        public Node after(List<Node> others) {
            for (Node other : others) {
                if (other.position >= position || nodes.get(other.position) != other) {
                    throw new IllegalArgumentException("a job waits only for jobs added before it to the same graph");
                }
                if (other.branch != null && !other.branch.equals(branch)) {
                    throw new IllegalArgumentException("a job does not wait for another branch, which may fail");
                }
                if (!dependencies.contains(other)) {
                    dependencies.add(other);
                }
            }
            return this;
        }

        int position() {
            return position;
        }

        /** What kind of work it is. */
        public JobType type() {
            return type;
        }

        /** Which item it concerns, from 0; null for the whole. */
        public @Nullable Integer itemIndex() {
            return itemIndex;
        }

        /** The branch that fails with it; null if that is the whole production. */
        public @Nullable String branch() {
            return branch;
        }

        /** What it waits for. */
        public List<Node> dependencies() {
            return List.copyOf(dependencies);
        }
    }
}
