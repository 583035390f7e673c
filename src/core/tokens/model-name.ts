/** A model's family name: a dated snapshot (`gpt-4o-2024-08-06`) follows the rules and prices of its family (`gpt-4o`). */
export function familyName(model: string): string {
  return model.trim().replace(/-\d{4}-\d{2}-\d{2}$/, '')
}
