/** Names of models for one's own computer that see pictures. */
const seeing =
  /vl(?![a-z])|vision|llava|bakllava|gemma-?[34]|minicpm-?[vo]|moondream|pixtral|internvl|llama-?4|mistral-small-?3|granite.*vision|glm-[\d.]+v|qwen-?3\.5|omni|smolvlm/i

/** The first of a server's models that sees pictures by its name, or null. */
export const seeingModel = (models: readonly string[]): string | null =>
  models.find((name) => seeing.test(name)) ?? null
