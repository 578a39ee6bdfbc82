-- The presets that come with the product. A preset of a user's own is never touched, even if it has one of these names.

insert into graphics_presets (name, title, palette, mood, prompt_addition, built_in)
values ('paper-cut', 'Paper cut', '["#f6ecd9", "#e9b872", "#d1603d", "#2f6f73", "#22323f"]',
        'playful, warm, paper',
        'layered paper-cut collage, soft shadows between the sheets, visible paper fibre', true),
       ('midnight', 'Midnight', '["#0f1530", "#3a4a8c", "#7a6ff0", "#e8b84a", "#f3ecd8"]',
        'calm, dreamy, night',
        'deep night blues with small warm lights, gentle glow, starry depth', true),
       ('sunrise', 'Sunrise', '["#fde6c8", "#f7a35c", "#e4572e", "#8c3b57", "#2f2544"]',
        'hopeful, gentle, warm',
        'low golden sun, long soft shadows, warm haze over distant hills', true),
       ('botanical', 'Botanical', '["#f1f3e4", "#a7c28b", "#5b8c5a", "#c9773b", "#233d2d"]',
        'quiet, fresh, natural',
        'botanical plate, leaves and stems, delicate washes on cream paper', true),
       ('neon', 'Neon', '["#12081f", "#ff2e88", "#16d9e3", "#ffd23f", "#5b2be0"]',
        'dramatic, bold, intense',
        'neon lights in a dark city, saturated rim light, reflections', true),
       ('chalk', 'Chalk', '["#24352f", "#e9ede6", "#f2c14e", "#e07a5f", "#81b1a6"]',
        'curious, chalk, handmade',
        'chalk drawing on a green board, dusty texture, hand-drawn lines', true),
       ('mono-ink', 'Mono ink', '["#f4f2ec", "#8f8f8c", "#4a4a4a", "#161616"]',
        'serious, monochrome, ink',
        'black ink print on off-white paper, strong silhouettes, fine hatching', true),
       ('candy', 'Candy', '["#fff0f5", "#ff9ec4", "#8ad8e8", "#ffd66b", "#7a4fa3"]',
        'cheerful, sweet, fun',
        'bright candy colours, rounded shapes, glossy and friendly', true)
on conflict (name) do update
    set title           = excluded.title,
        palette         = excluded.palette,
        mood            = excluded.mood,
        prompt_addition = excluded.prompt_addition,
        updated_at      = now()
    where graphics_presets.built_in;
