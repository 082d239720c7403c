/** Invented leads and one invented company, small, for looking at the screens without Python. */
import type { Boot, Both, Card, CardField, Named, Pipeline } from "../src/types";

export const both = (ru: string, en: string): Both => ({ ru, en });
const named = (id: string, ru: string, en: string): Named => ({ id, name: both(ru, en) });

const STAGES: [string, string, string, string, number | null][] = [
  ["NEW", "Новый лид", "New lead", "#3fa7d6", 1],
  ["UNREACHED", "Не удалось связаться", "Could not reach", "#a8adb4", 5],
  ["APPOINTING", "Назначение встречи", "Arranging a meeting", "#f2b134", 4],
  ["MEETING_SET", "Встреча назначена. Точное время", "Meeting set, exact time", "#7a86e0", 3],
  ["REMOTE_SET", "Дистанционная консультация. Точное время", "Remote consultation set", "#5b9bd5", 3],
  ["NO_SHOW", "Не пришёл на встречу", "Did not come", "#e07a5f", 4],
  ["NO_ANSWER", "Не ответил на консультацию", "Missed the remote consultation", "#d08c60", 4],
  ["FORM_REVIEW", "Анкета на согласовании", "Questionnaire under review", "#b084cc", 2],
  ["FORM_APPROVED", "Анкета согласована", "Questionnaire approved", "#8e6bbf", 2],
  ["THINKING", "Думает", "Thinking it over", "#d9a441", 2],
  ["AGREED", "Согласен на договор (частичная оплата)", "Agrees to sign (part payment)", "#4caf7d", 2],
];

/** The stages of leads, and those of two pipelines of deals that name a stage alike. */
const PIPELINES: Pipeline[] = [
  {
    ...named("leads", "Лиды", "Leads"),
    entity: "lead",
    moves_to: [],
    stages: [
      ...STAGES.map(([id, ru, en, color, tier]) => ({ ...named(id, ru, en), semantics: "process" as const, color, tier })),
      { ...named("CONVERTED", "Создана сделка + контакт", "Deal and contact created"), semantics: "success", color: "#2e9e5b", tier: null },
      { ...named("JUNK", "Забракован", "Rejected"), semantics: "failure", color: "#c0392b", tier: null },
    ],
  },
  ...[named("sales", "Продажи", "Sales"), named("repeat", "Повторные продажи", "Repeat sales")].map((pipeline): Pipeline => ({
    ...pipeline,
    entity: "deal",
    moves_to: [],
    stages: [
      { ...named("NEW", pipeline.id === "sales" ? "Новая" : "Пора напомнить", pipeline.id === "sales" ? "New deal" : "Time to remind"), semantics: "process", color: "#2fc6f6", tier: null },
      { ...named("INVOICED", "Счёт выставлен", "Invoice sent"), semantics: "process", color: "#47e4c2", tier: null },
      { ...named("WON", "Успех", "Won"), semantics: "success", color: "#3aa655", tier: null },
      { ...named("LOST", "Провал", "Lost"), semantics: "failure", color: "#e5484d", tier: null },
    ],
  })),
];

export const SUBJECT: CardField = { ...named("subject", "Предмет сделки", "Subject"), type: "text", options: [] };

export const FIELDS: CardField[] = [
  { ...named("debt_rub", "Сумма долга", "Debt"), type: "money", options: [] },
  { ...named("creditors", "Число кредиторов", "Creditors"), type: "number", options: [] },
  { ...named("income_rub", "Официальный доход в месяц", "Income a month"), type: "money", options: [] },
  {
    ...named("property", "Имущество", "Property"),
    type: "choice",
    options: [named("none", "Нет", "None"), named("flat", "Единственное жильё", "The only home")],
  },
  { ...named("note", "Удобный способ связи", "Preferred contact"), type: "text", options: [] },
];

const PROFILE: CardField[] = [
  { ...named("phone", "Мобильный телефон", "Mobile phone"), type: "text", options: [] },
  { ...named("position", "Должность", "Position"), type: "text", options: [] },
  { ...named("about", "О себе", "About me"), type: "text", options: [] },
];

export const BRIEF = both(
  "# Утренняя очередь\n\nРабочий день начался. Отработайте **все лиды, которым сегодня нужно внимание**:\n\n- сначала новые;\n- потом те, кто ближе всего к договору;\n- потом подтвердите назначенные встречи.\n\nУ каждого лида должна остаться задача, а после каждого разговора – комментарий.",
  "# The morning queue\n\nThe day has begun. Work through **every lead that needs you today**:\n\n- the new ones first;\n- then those closest to a contract;\n- then confirm the meetings.\n\nEvery lead keeps a next task, and every talk leaves a comment.",
);

export function boot(joined = true): Boot {
  return {
    lesson: {
      id: "bankruptcy/priorities-v1",
      title: both("Порядок работы с лидами", "Which lead comes first"),
      brief: BRIEF,
      minutes: 40,
      exam: false,
    },
    organisation: {
      ...named("bankruptcy", "Правовой центр «Новый берег»", "New Shore legal centre"),
      sections: [
        named("leads", "Лиды", "Leads"),
        named("deals", "Сделки", "Deals"),
        named("clients", "Клиенты", "Clients"),
        named("mail", "Почта", "Mail"),
        named("analytics", "Аналитика", "Analytics"),
        named("settings", "Настройки", "Settings"),
        named("tasks", "Задачи и проекты", "Tasks and projects"),
      ],
      panel: [
        named("news", "Новости и помощь", "News and help"),
        named("notifications", "Уведомления", "Notifications"),
        named("open_line", "Открытая линия", "Open line"),
        named("chat_search", "Поиск по чатам", "Search over chats"),
        named("chats", "Чаты", "Chats"),
      ],
      has_leads: true,
      entry: "leads",
      pipelines: PIPELINES,
      employees: [{ id: 1, name: "Мария Соколова", role: "manager", mine: true }],
      me_can: { admin: true, assign: true, arrange: true },
      tags: [named("price", "Дорого", "Too expensive"), named("family", "Против семья", "Family against it")],
      sources: [named("site", "Заявка с сайта", "Site form"), named("whatsapp", "WhatsApp", "WhatsApp"), named("call", "Звонок", "Call")],
      reject_reasons: [named("refused", "Отказ клиента", "The client refused"), named("not_target", "Нецелевой", "Not our client")],
      costs: { call_client: 2, message_client: 2, add_comment: 1, add_task: 1, meet_client: 40, update_lead: 2, convert_lead: 3 },
      fields: { lead: FIELDS, deal: [SUBJECT], contact: [], company: [] },
      profile: PROFILE,
      hours: { opens: "09:00", closes: "18:00" },
      password: { min_length: 8, min_kinds: 3 },
    },
    me: {
      id: 1,
      name: "Мария Соколова",
      email: "m.sokolova@shore.example.com",
      joined,
      invited: !joined,
      has_password: joined,
      muted: [],
      profile: {},
    },
    start: "2026-11-23T09:00",
    clock: { now_min: 47, closes_min: 540, days_left: 0, over: false, handed_in: false },
    counters: { leads: 9, deals: 1, contacts: 0, overdue: 3, today: 4, none: 2 },
    bell: 2,
    lang: "ru",
    words: {},
  };
}

const PEOPLE = [
  "Александра Константиновна Преображенская", "Иван Петрович Громов", "Ольга Сергеевна Лапина", "Тимур Рашидович Ахметов",
  "Наталья Викторовна Белова", "Пётр Ильич Воронцов", "Зоя Андреевна Климова", "Денис Олегович Рогов",
];

export function card(id: number, stage: string, some: Partial<Card> = {}): Card {
  const due = (["today", "overdue", "none", "later"] as const)[id % 4]!;
  const dueMin = { today: 120, overdue: 10, none: 0, later: 1_600 }[due] + 5 * id;
  return {
    id,
    kind: "lead",
    client: null,
    pipeline: "leads",
    sum_rub: 0,
    responsible_id: 1,
    name: PEOPLE[id % PEOPLE.length]!,
    phone: `+7 900 000-${String(10 + (id % 90))}-${String(10 + ((7 * id) % 90))}`,
    source: ["site", "whatsapp", "call"][id % 3]!,
    stage,
    created_min: -60 * id,
    arrived: id === 8,
    next: due === "none" ? null : { activity: 100 + id, kind: id % 2 ? "task" : "meeting", title: "Перезвонить", due_min: dueMin },
    due,
    closed: false,
    comments: id % 3,
    unread: id % 5 === 0,
    responsible: "Мария Соколова",
    tags: id % 4 === 0 ? ["price"] : [],
    ...some,
  };
}

export function cards(): Card[] {
  const counts = [24, 3, 2, 4, 1, 1, 0, 1, 2, 1, 2];
  let id = 0;
  return STAGES.flatMap(([stage], index) => Array.from({ length: counts[index]! }, () => card(++id, stage)));
}

export function deals(): Card[] {
  return [1, 2, 3].map((n) => card(200 + n, "NEW", {
    kind: "deal", pipeline: "sales", name: `Поставка №${n}`, client: PEOPLE[n]!, sum_rub: 10_000 * n,
  }));
}
